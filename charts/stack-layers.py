"""Alibaba, AWS and Huawei name a product at every layer of the stack

Layers of the AI stack, from models at the top to chips at the foot

Each band is one layer and says what it is for; each box is a product, Alibaba’s in colour. An empty place means that no product of that company was found there.

The boxes name products and say nothing about how good they are or how many are sold. Microsoft’s supernode is a rack of Nvidia’s, which it buys. Places may be empty because nothing was found, not because nothing is there.
"""

import textwrap

import altair as alt
import pandas as pd

from charts import theme

DATA = ("stack-layers",)
NAMES = {"alibaba": "Alibaba", "aws": "AWS", "azure": "Microsoft", "google": "Google", "huawei": "Huawei", "nvidia": "Nvidia"}
LINE, PAD = 17, 5


def place(rows, width):
    """Give every fact a box: `left`, `right`, `top`, `foot`, and `words`, broken into lines; top layer first."""
    small = theme.narrow(width)
    columns, pad = [i / 6 for i in range(7)], 2 if small else PAD
    boxes, names, top = [], [], 4 if small else 24
    for _, layer in reversed(list(rows.groupby("row", sort=False))):
        layer = layer.set_index("column", drop=False)
        purpose = layer.loc["purpose"].to_dict()
        boxes.append(purpose | {"left": 0, "right": width, "top": top, "foot": top + 1.5, "words": ""})
        use = textwrap.wrap(purpose["text"], 46 if small else 80)
        names.append({"x": 0, "y": top + 7, "words": purpose["row_title"], "role": "layer"})
        names.append({"x": 0 if small else width / 3, "y": top + (24 if small else 7), "words": "\n".join(use), "role": "use"})
        top += 12 + LINE * (len(use) + 1 if small else 1)
        tall = 0
        for n, (key, name) in enumerate(NAMES.items()):
            if key not in layer.index:
                continue
            left, right = (88, width) if small else (columns[n] * width, columns[n + 1] * width - 4)
            lines = textwrap.wrap(layer.loc[key].text.replace("HPN ", "HPN\u00a0"), int((right - left - 12) / 7.3))
            height = LINE * len(lines) + 2 * pad
            if small:
                names.append({"x": 0, "y": top + pad + 2, "words": name, "role": "own" if key == "alibaba" else "peer"})
            boxes.append(layer.loc[key].to_dict() | {"left": left, "right": right, "top": top, "foot": top + height, "words": "\n".join(lines)})
            top, tall = (top + height + 2, 0) if small else (top, max(tall, height))
        top += 10 if small else tall + 14
    if not small:
        names += [{"x": n / 6 * width, "y": 0, "words": name, "role": "own" if name == "Alibaba" else "peer"} for n, name in enumerate(NAMES.values())]
    return pd.DataFrame(boxes), pd.DataFrame(names), top


def chart(rows, width):
    boxes, names, height = place(rows, width)
    x, y = (
        (lambda f: alt.X(f"{f}:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))),
        (lambda f: alt.Y(f"{f}:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))),
    )
    own, line = alt.datum.column == "alibaba", alt.datum.column == "purpose"
    fill = alt.when(own).then(alt.value(theme.SUBJECT)).when(line).then(alt.value(theme.CONTEXT)).otherwise(alt.value(theme.RULE))
    box = alt.Chart(boxes).mark_rect(cornerRadius=2).encode(x=x("left"), x2="right", y=y("top"), y2="foot", fill=fill)
    style = {"align": "left", "baseline": "top", "lineBreak": "\n", "lineHeight": LINE, "fontSize": 13}
    shown = boxes[boxes.words != ""].assign(x=lambda b: b.left + 6, y=lambda b: b.top + (4 if theme.narrow(width) else PAD + 1))
    colour = alt.when(own).then(alt.value(theme.GROUND)).otherwise(alt.value(theme.INK))
    inside = alt.Chart(shown).mark_text(stroke=theme.RULE, strokeWidth=0, **style).encode(x=x("x"), y=y("y"), text="words:N", color=colour)
    tone = (
        alt.when(alt.datum.role == "own")
        .then(alt.value(theme.SUBJECT))
        .when(alt.datum.role == "use")
        .then(alt.value(theme.MUTED))
        .otherwise(alt.value(theme.INK))
    )
    weight = {"layer": 600, "own": 600, "use": 400, "peer": 400}
    outside = [
        alt.Chart(group).mark_text(fontWeight=weight[role], **style).encode(x=x("x"), y=y("y"), text="words:N", color=tone)
        for role, group in names.groupby("role")
    ]
    return alt.layer(box, inside, *outside).properties(height=height)


def proof(rows):
    missing = rows.row.nunique() - rows.groupby("column").row.nunique()
    for company in ("alibaba", "aws", "huawei"):
        yield f"{company} has a product at every layer", missing[company] == 0
    yield "the others do not", (missing[["azure", "google", "nvidia"]] > 0).all()
