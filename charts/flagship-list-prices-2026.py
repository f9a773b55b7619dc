"""Flagships of OpenAI, Anthropic and Google cost more than Qwen3.8-Max, DeepSeek’s less

List price of output in August 2026, dollars per million tokens, shortest prompts

Bars for the flagships of five makers, dearest first. Both of Alibaba’s lie below the three American ones and above DeepSeek V4 Pro.

From a copy of the models.dev list; Qwen at its price outside mainland China. Other lists give other prices for DeepSeek V4 Pro. A price per token is no price per task: models need different numbers of tokens.
"""

import altair as alt

from charts import theme

DATA = ("api-prices-2026-08", "api-price-ratios-2026-08")
SHOWN = ["gpt-5-6-sol", "claude-opus-5", "gemini-3-1-pro-preview", "qwen3-7-max", "qwen3-8-max", "deepseek-v4-pro"]


def chart(rows, width):
    shown = rows[(rows.dataset == DATA[0]) & rows.row.isin(SHOWN) & (rows.column == "output")].sort_values("value", ascending=False)
    base = alt.Chart(shown).encode(
        x=alt.X("value:Q", title="dollars per million tokens", scale=alt.Scale(domain=[0, 36]), axis=alt.Axis(values=[0, 10, 20, 30])),
        y=alt.Y("row_title:N", sort=None, title=None, axis=alt.Axis(labelColor=theme.INK, labelLimit=200)),
    )
    bars = base.mark_bar(height=22).encode(color=alt.when(alt.datum.entity == "Alibaba").then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=230)


def proof(rows):
    price = rows[(rows.dataset == DATA[0]) & (rows.column == "output")].set_index("row").value
    for rival in ("gpt-5-6-sol", "claude-opus-5", "gemini-3-1-pro-preview"):
        yield f"{rival} is dearer than both of Alibaba’s", price[rival] > max(price["qwen3-8-max"], price["qwen3-7-max"])
    yield "DeepSeek V4 Pro costs less than a third", price["deepseek-v4-pro"] < price["qwen3-8-max"] / 3
