"""Say: codes and numbers of core in the words of officers, for every shell and every paper."""
