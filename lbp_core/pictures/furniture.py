"""Things that stand on the floor: mat, box, bench, chair, wall, rack, machines. What is held is in props.py."""

from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Prop
from lbp_core.pictures.props import THICK, THIN, Maker, ball, place, rod, spot
from lbp_core.pictures.skeleton import Skeleton
from lbp_core.pictures.space import Vec, along, between

FAR_BACK, NEAR_BACK, ROUND = -400.0, -250.0, 1.5
"""Behind everything; behind the person but before the pale one; how round the corners of things are, cm."""
MAT = 4.5
"""How thick a mat is, cm."""


def slab(view: View, low: Vec, high: Vec, *, paint: str, depth: float) -> Mark:
    """A block between two corners, seen as one rounded shape."""
    spans = [(a + ROUND, b - ROUND) if b - a > 2 * ROUND else ((a + b) / 2,) for a, b in zip(low, high, strict=True)]
    corners = [(x, y, z) for x in spans[0] for y in spans[1] for z in spans[2]]
    return Mark(paint, depth, hulls=(tuple(view.disc(corner, ROUND) for corner in corners),))


def mat(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """From x, `w` long; `h` is half its breadth."""
    broad = prop.h or 26.0
    return [slab(view, (prop.x, -MAT, -broad), (prop.x + prop.w, 0, broad), paint="mat", depth=FAR_BACK - 1)]


def box(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A step or box round x, `w` long and `h` high, its foot at y."""
    half = prop.w / 2
    low, high = (prop.x - half, prop.y, prop.z - 22), (prop.x + half, prop.y + prop.h, prop.z + 22)
    lid = (prop.x - half, prop.y + prop.h - 4, prop.z - 22)
    block = slab(view, low, high, paint="soft", depth=FAR_BACK)
    return [block] if prop.z else [block, slab(view, lid, high, paint="prop", depth=FAR_BACK + 0.1)]


def bench(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A padded bench round x, `w` long, its top at `h`."""
    half = prop.w / 2
    legs = [(prop.x - half + 9, prop.z), (prop.x + half - 9, prop.z)]
    marks = [rod(view, paint="soft", ends=((x, 2.5, z), (x, prop.h - 5, z)), width=6.0) for x, z in legs]
    pad = slab(
        view,
        (prop.x - half, prop.h - 8, prop.z - 14),
        (prop.x + half, prop.h, prop.z + 14),
        paint="prop",
        depth=FAR_BACK + 0.1,
    )
    return [_sent_back(mark) for mark in marks] + [pad]


def chair(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A chair whose seat is round x at height `h`, its back behind the figure; `w` 1 gives it armrests."""
    x, seat = prop.x, prop.h or 45.0
    marks = [
        rod(view, paint="soft", ends=((x + dx, 2.5, z), (x + dx, seat - 4, z)), width=5.0)
        for dx, z in ((-17, 0), (17, 0))
    ]
    marks += [slab(view, (x - 20, seat - 6, -19), (x + 20, seat, 19), paint="prop", depth=FAR_BACK + 0.1)]
    marks += [slab(view, (x - 24, seat - 6, -19), (x - 19, seat + 42, 19), paint="prop", depth=FAR_BACK + 0.2)]
    rests = []
    if prop.w:
        rest = seat + 20
        near = (x - 20, rest, 22), (x + 15, rest, 22), (x + 15, seat, 22)
        rests = [Mark("prop", 40, line=tuple(view.seen(corner)[:2] for corner in near), width=THICK)]
    return [*(_sent_back(mark) for mark in marks), *rests]


def wall(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A wall whose face is at x; `w` is its thickness, negative where the wall is behind the figure; `h` high."""
    low, high = sorted((prop.x, prop.x + (prop.w or 9.0)))
    return [slab(view, (low, 0, -20), (high, prop.h or 165, 20), paint="soft", depth=FAR_BACK)]


def side_wall(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A wall at the figure's right, touching the body point `of`; with `w` it is behind the figure at that z."""
    if prop.w:
        return [slab(view, (-60, 0, prop.z - 4), (60, prop.h, prop.z), paint="soft", depth=FAR_BACK)]
    face = place(body, prop.of or "right_elbow")[2] + 4.5
    return [slab(view, (-16, 0, face), (34, prop.h, face + 9), paint="soft", depth=FAR_BACK)]


def back_wall(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A wall behind the figure's back at x, `w` broad."""
    return [slab(view, (prop.x - 4, 0, -prop.w / 2), (prop.x, prop.h, prop.w / 2), paint="soft", depth=FAR_BACK)]


def bench_end(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A bench across the figure with its top under the body point `of`, `w` broad."""
    x, top, z = place(body, prop.of or "right_elbow")
    top -= 4.5
    half = prop.w / 2
    legs = [((x + dx, 2.5, z + dz), (x + dx, top - 6, z + dz)) for dx in (-16, 30) for dz in (-half + 6, half - 6)]
    pad = slab(view, (x - 22, top - 8, z - half), (x + 38, top, z + half), paint="prop", depth=FAR_BACK + 2)
    return [*(_sent_back(rod(view, paint="soft", ends=leg, width=6.0)) for leg in legs), pad]


def cushion(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A firm cushion or roller on the body point `of`, `w` long and `h` high; its middle is x and y away."""
    x, y, z = spot(prop, body)
    round_ = prop.h * 0.36
    wide, high = prop.w / 2 - round_, prop.h / 2 - round_
    discs = tuple(view.disc((x + a, y + b, z), round_) for a in (-wide, wide) for b in (-high, high))
    return [Mark("cushion", -200.0 if prop.z == 0 else 60.0, hulls=(discs,))]


def roller(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A long roller across the mat at x; `h` is its radius. Its near end sticks out before the figure."""
    ends = [view.oval((prop.x, prop.y, z), prop.h, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))) for z in (45.0,)]
    long, short = (
        tuple(view.disc((prop.x, prop.y, z), prop.h) for z in span) for span in ((45.0, -45.0), (44.0, 22.0))
    )
    return [
        Mark("prop", FAR_BACK, hulls=(long,)),
        Mark("prop", 60, hulls=(short,)),
        Mark("steel", 60.1, ovals=(ends[0],)),
    ]


def rail(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A post with a grip at the hand `of`."""
    grip = place(body, prop.of or "right_hand")
    top = (grip[0], grip[1] - 1, grip[2])
    foot = (grip[0], 2.5, grip[2])
    bar = (grip[0] - 8, grip[1], grip[2]), (grip[0] + 16, grip[1], grip[2])
    return [
        _sent_back(rod(view, paint="soft", ends=(foot, top), width=6.0)),
        rod(view, paint="prop", ends=bar, width=THICK, nearer=-10),
    ]


def rack(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Two posts and a bar across in the hands; both posts are drawn behind, so that neither hides an arm."""
    grip = place(body, "hands")
    posts = [((grip[0], 2.5, z), (grip[0], prop.h or 130.0, z)) for z in (-45, 45)]
    feet = [((grip[0] - 18, 2.5, z), (grip[0] + 18, 2.5, z)) for z in (-45, 45)]
    marks = [_sent_back(rod(view, paint="soft", ends=ends, width=6.0)) for ends in (*posts, *feet)]
    return [*marks, rod(view, paint="prop", ends=(along(grip, (-46, Z)), along(grip, (46, Z))), width=THIN, nearer=2)]


def seat_pad(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A machine: a seat round x at height `h`, a chest pad at x + `w` whose middle is at y, and the frame of both."""
    x, chest, mid = prop.x, prop.x + prop.w, prop.y
    return [
        slab(view, (x - 17, prop.h - 7, -15), (x + 17, prop.h, 15), paint="prop", depth=FAR_BACK + 2),
        _sent_back(rod(view, paint="soft", ends=((x, 3, 0), (x, prop.h - 8, 0)), width=8.0)),
        _sent_back(rod(view, paint="soft", ends=((x - 14, 3, 0), (chest + 44, 3, 0)), width=6.0)),
        _sent_back(rod(view, paint="soft", ends=((chest + 8, 3, 0), (chest + 8, mid, 0)), width=8.0)),
        slab(view, (chest, mid - 19, -12), (chest + 9, mid + 19, 12), paint="prop", depth=NEAR_BACK),
    ]


def lever(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A machine's arm from its pivot (x, y) to the hand `of`, with an upright handle."""
    grip = place(body, prop.of or "right_hand")
    pivot = (prop.x, prop.y, grip[2])
    handle = along(grip, (7, (0, 1, 0))), along(grip, (-7, (0, 1, 0)))
    return [
        _sent_back(rod(view, paint="soft", ends=((prop.x, 3.0, grip[2]), pivot), width=6.0)),
        rod(view, paint="prop", ends=(pivot, grip), width=THIN, nearer=-25),
        rod(view, paint="prop", ends=handle, width=THICK, nearer=8),
        ball(view, pivot, 4.5, paint="prop", nearer=-20),
    ]


def incline(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A sloping bench from (x, y) to (x + w, y + h), on two legs."""
    low, high = (prop.x, prop.y, 0.0), (prop.x + prop.w, prop.y + prop.h, 0.0)
    legs = [
        ((at[0] - 4, 3.0, 0.0), along(at, (-4, (0, 1, 0)))) for at in (along(low, (0.15, between(low, high))), high)
    ]
    marks = [rod(view, paint="soft", ends=leg, width=6.5) for leg in legs]
    marks += [rod(view, paint="soft", ends=((low[0] - 6, 3, 0), (high[0] + 4, 3, 0)), width=6.0)]
    return [_sent_back(mark) for mark in [*marks, rod(view, paint="prop", ends=(low, high), width=8.0)]]


def _sent_back(mark: Mark) -> Mark:
    return mark.at(FAR_BACK + mark.depth / 1000)


Z: Vec = (0.0, 0.0, 1.0)
STANDING: dict[str, Maker] = {
    "mat": mat,
    "box": box,
    "bench": bench,
    "chair": chair,
    "wall": wall,
    "side-wall": side_wall,
    "bench-end": bench_end,
    "back-wall": back_wall,
    "rail": rail,
    "roller": roller,
    "cushion": cushion,
    "rack": rack,
    "seat-pad": seat_pad,
    "lever": lever,
    "incline": incline,
}
