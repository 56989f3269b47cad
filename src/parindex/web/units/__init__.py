"""Đơn vị: the register, a unit's life, mergers, import."""
