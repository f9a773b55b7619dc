"""The Qwen3-Max said to surpass GPT-5 and Claude Opus 4 scores below both

Artificial Analysis Intelligence Index of August 2026, index points

The Qwen3-Max of September 2025 stands below GPT-5 and both versions of Claude Opus 4; its reasoning version, out four months later, passes Claude Opus 4.

Like is not always compared with like: the Qwen3-Max of the claim has no reasoning mode, GPT-5 is listed with one, Claude Opus 4 with and without. The scale is that of the index as rebased in mid-2026, almost a year after the claim.
"""

import altair as alt

from charts import theme

DATA = ("artificial-analysis-index-2026-08",)
NAMES = {"qwen3-max": "Qwen3-Max of 2025", "qwen3-max-preview": "Qwen3-Max, preview", "qwen3-max-thinking": "Qwen3-Max, reasoning", "gpt-5-high": "GPT-5, reasoning",
         "claude-4-opus-reasoning": "Claude Opus 4, reasoning", "claude-4-opus-non-reasoning": "Claude Opus 4", "claude-4-1-opus-reasoning": "Claude Opus 4.1, reasoning",
         "gemini-2-5-pro": "Gemini 2.5 Pro", "deepseek-v3-1-reasoning": "DeepSeek V3.1, reasoning"}  # fmt: skip


def chart(rows, width):
    scores = rows[rows.row.isin(NAMES) & (rows.column == "score")].sort_values("value", ascending=False)
    scores = scores.assign(name=scores.row.map(NAMES), ours=scores.entity == "Alibaba")
    small = theme.narrow(width)
    base = alt.Chart(scores).encode(
        x=alt.X(
            "value:Q", title="index points", scale=alt.Scale(domain=[0, 50 if small else 40]), axis=alt.Axis(values=[0, 10, 20, 30, 40][:: 2 if small else 1])
        ),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, labelColor=theme.INK)),
    )
    bars = base.mark_bar(height=20).encode(color=alt.when(alt.datum.ours).then(alt.value(theme.SUBJECT)).otherwise(alt.value(theme.CONTEXT)))
    return (bars + base.mark_text(align="left", dx=5).encode(text="short")).properties(height=360 if small else 330)


def proof(rows):
    score = rows[rows.column == "score"].set_index("row").value
    for rival in ("gpt-5-high", "claude-4-opus-reasoning", "claude-4-opus-non-reasoning"):
        yield f"{rival} is above Qwen3-Max", score[rival] > score["qwen3-max"]
    yield "the reasoning version passes Claude Opus 4", score["qwen3-max-thinking"] > score["claude-4-opus-reasoning"]
