"""Reports proofread for people: taken in, read in a limited process, forgotten after a while unless kept."""
