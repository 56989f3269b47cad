"""parindex: the administrative-reform index (Chỉ số cải cách hành chính), computed exactly."""

__version__ = "0.1.0"
