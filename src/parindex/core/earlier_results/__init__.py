"""Results of earlier years (kết quả năm trước) moved in from the table an office kept of them: nothing is guessed."""
