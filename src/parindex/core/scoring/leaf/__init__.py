"""One leaf (nội dung chấm điểm): facts admitted, points awarded, and the trace of how; the law itself."""
