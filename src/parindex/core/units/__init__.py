"""Units (đơn vị hành chính): their days, codes, names, parents and succession."""
