"""Qwen: [about 12.7%](fact:openrouter-tokens-against-dollars/qwen.tokens) of leading makers’ tokens on OpenRouter, [about 4.6%](fact:openrouter-tokens-against-dollars/qwen.dollars) of the dollars

Shares of the leading vendors over four weeks of mid-2026, per cent; filled: tokens, hollow: dollars

A line for each maker from its share of tokens to its share of dollars. Anthropic and OpenAI take a far larger share of the money than of the tokens; all others in the picture take a smaller one.

Tokens are counted, dollars are estimated by CodeSOTA from list prices. Makers below five per cent of both are in the table at the foot of the page; a leading maker whose name was not legible is missing.
"""

import altair as alt

from charts import theme

DATA = ("openrouter-tokens-against-dollars",)


def chart(rows, width):
    shares = rows[rows.column.isin(["tokens", "dollars"])]
    large = shares.groupby("row").value.transform("max") >= 5
    shares = shares[large].sort_values("value", ascending=False)
    order = list(shares[shares.column == "tokens"].row_title)
    x = alt.X(
        "value:Q",
        title="%",
        scale=alt.Scale(domain=[-13, 62] if theme.narrow(width) else [-7, 55], nice=False),
        axis=alt.Axis(values=[0, 10, 20, 30, 40, 50], domain=False, grid=True),
    )
    y = alt.Y("row_title:N", sort=order, title=None, axis=alt.Axis(labelColor=theme.INK))
    colour = alt.when(alt.datum.row_title == "Qwen").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT))
    spans = shares.groupby("row_title").value.agg(["min", "max"]).reset_index()
    line = alt.Chart(spans).mark_rule(strokeWidth=2).encode(x=alt.X("min:Q", title="%"), x2="max", y=y, color=colour)
    shares = shares.assign(last=shares.value == shares.groupby("row").value.transform("max"))
    point = alt.Chart(shares).mark_point(size=110, strokeWidth=2.5).encode(
        x=x, y=y, stroke=colour, fill=alt.when(~alt.datum.firm).then(alt.value(theme.GROUND)).when(alt.datum.row_title == "Qwen").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))  # fmt: skip
    text = [
        alt.Chart(part).mark_text(align=side, dx=12 if last else -12).encode(x=x, y=y, text="short")
        for last, side in ((True, "left"), (False, "right"))
        if len(part := shares[shares["last"] == last])
    ]
    return alt.layer(line, point, *text).properties(height=330 if theme.narrow(width) else 320)


def proof(rows):
    tokens, dollars = (rows[rows.column == c].set_index("row").value for c in ("tokens", "dollars"))
    more = dollars[dollars > tokens].index
    yield "only Anthropic and OpenAI take more of the money than of the tokens", set(more) == {"anthropic", "openai"}
    yield "Qwen takes less", dollars["qwen"] < tokens["qwen"]
