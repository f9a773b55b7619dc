"""CPFS gives [400 MB/s](fact:file-storage-peers/cpfs-lingjun.per-tebibyte) for each tebibyte, rivals’ fastest editions [up to 1,000 MB/s](fact:file-storage-peers/fsx-lustre.per-tebibyte)

File storage: highest throughput for each tebibyte rented, MB/s

Amazon and Google offer more than twice the throughput for the same capacity.

Limits from the documentation, not measurements, each for the fastest edition named. More throughput can also be had by renting more capacity.
"""

import altair as alt

from charts import theme

DATA = ("file-storage-peers",)


def chart(rows, width):
    data = rows[rows.column == "per-tebibyte"].sort_values("value", ascending=False).copy()
    data["name"] = data.row_title.str.replace("Google Cloud Managed", "Google Managed", regex=False)
    own = data.name.str.startswith("Alibaba")
    data["own"] = own
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=230) if not theme.narrow(width) else None)
    x = alt.X(
        "value:Q",
        title="MB/s for each tebibyte",
        scale=alt.Scale(domain=[0, 1180], nice=False),
        axis=alt.Axis(values=[0, 200, 400, 600, 800, 1000] if not theme.narrow(width) else [0, 500, 1000]),
    )
    base = alt.Chart(data).encode(y=y, x=x)
    bars = base.mark_bar(height=18).encode(color=alt.when(alt.datum.own).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    layers = bars + base.mark_text(align="left", dx=6).encode(text="short")
    if theme.narrow(width):
        layers += alt.Chart(data).mark_text(align="left", baseline="bottom", dy=-12).encode(y=y, x=alt.value(0), text="name")
    return layers.properties(height=alt.Step(52 if theme.narrow(width) else 36))


def proof(rows):
    data = rows[rows.column == "per-tebibyte"].set_index("fact")
    own = data.entity.str.startswith("CPFS")
    yield "the slowest rival doubles the fastest CPFS", data[~own].value.min() > 2 * data[own].value.max()
