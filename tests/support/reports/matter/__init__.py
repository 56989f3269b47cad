"""What several structures tell: fields of the index, rankings, grids of figures, dossiers."""
