"""Writing a criteria set as YAML, in the notation it is read in."""

import yaml

from parindex.core.criteria.model import CriteriaSet
from parindex.core.criteria.notation.write_set import write_set

_WIDTH = 120


def write_criteria_yaml(path: str, criteria: CriteriaSet) -> None:
    """Write a set as YAML; numbers stay in quotes, so that no other reader turns 1.10 into 1.1."""
    text = yaml.dump(write_set(criteria), sort_keys=False, allow_unicode=True, default_flow_style=None, width=_WIDTH)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
