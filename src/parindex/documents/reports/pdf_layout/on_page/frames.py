"""How a page of PDF is turned and cut (khung trang), so that places on it can be told from its top left corner."""

from parindex.core.light_typing import Any, NamedTuple

type Weights = tuple[float, float, float]
type Box = tuple[float, float, float, float]  # left, top, right, bottom


class Frame(NamedTuple):
    """Khung trang: its size as shown, and how a point of the file is moved onto it."""

    width: float
    height: float
    across: Weights
    down: Weights

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Tell how far from the left and from the top a point is."""
        along, along_too = self.across, self.down
        return along[0] * x + along[1] * y + along[2], along_too[0] * x + along_too[1] * y + along_too[2]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Tell where a box of the file is: its left, top, right and bottom."""
        if self.across[0] == 1:
            x, y = self.across[2], self.down[2]
            return left + x, y - top, right + x, y - bottom
        (x0, y0), (x1, y1) = self.point(left, top), self.point(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """Tell how far a step goes to the right and downwards."""
        return self.across[0] * x + self.across[1] * y, self.down[0] * x + self.down[1] * y


def frame_of(page: Any) -> Frame:
    """Find out how a page of pdfium is shown."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    match page.get_rotation():
        case 90:
            return Frame(height, width, (0, 1, -bottom), (1, 0, -left))
        case 180:
            return Frame(width, height, (-1, 0, right), (0, 1, -bottom))
        case 270:
            return Frame(height, width, (0, -1, top), (-1, 0, right))
        case _:
            return Frame(width, height, (1, 0, -left), (0, -1, top))
