"""Results of earlier years moved in: taken in, read in a limited process, decided on, published."""
