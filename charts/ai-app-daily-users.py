"""Qwen app: [about 7.07 million](fact:ai-app-daily-users/2026-02-05.qwen) daily users, then [58.48 million](fact:ai-app-daily-users/2026-02-06.qwen) once a giveaway began

Daily active users around the cash giveaways of February 2026, million, as estimated by QuestMobile

Dashed lines for the Qwen app and Tencent’s Yuanbao, one mark for the market leader. Both lines leap on the first day of a giveaway; on its second day Qwen is just below the leader.

The tracker’s figures, as reported by the press, for single days only. The source of the leader’s figure does not name it; other reports of the same tracker name Doubao.
"""

import altair as alt

from charts import theme

DATA = ("ai-app-daily-users",)
COLOURS = {"qwen": theme.SUBJECT, "yuanbao": theme.CONTEXT, "leader": theme.CONTEXT}
NAMES = {"2026-02-07.qwen": "Qwen", "2026-02-01.yuanbao": "Yuanbao", "2026-02-07.leader": "Market leader"}


def chart(rows, width):
    small = theme.narrow(width)
    cell = rows.fact.str.split("/").str[1]
    rows = rows.assign(name=[f"{NAMES[c]} {s}" if c in NAMES else s for c, s in zip(cell, rows.short, strict=True)])
    x = alt.X("start:T", title=None, scale=alt.Scale(type="utc", domain=["2026-01-30", "2026-02-08T12:00"]),
              axis=alt.Axis(values=["2026-01-31", "2026-02-03", "2026-02-06"], format="%-d %b" if small else "%-d %B"))  # fmt: skip
    y = alt.Y("value:Q", title="million users a day", scale=alt.Scale(domain=[0, 85]))
    colour = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    base = alt.Chart(rows).encode(x=x, y=y)
    line = base.mark_line(strokeDash=theme.DASH, strokeWidth=2).encode(color=alt.Color("column:N", scale=colour, legend=None))
    point = base.mark_point(size=80, strokeWidth=2.5, fill=theme.GROUND).encode(stroke=alt.Stroke("column:N", scale=colour, legend=None))
    after = cell.isin(["2026-02-01.yuanbao"])
    right = alt.Chart(rows[after]).mark_text(align="left", dx=10).encode(x=x, y=y, text="name")
    left = alt.Chart(rows[~after]).mark_text(align="right", dx=-10).encode(x=x, y=y, text="name")
    return (line + point + right + left).properties(height=320)


def proof(rows):
    value = rows.set_index("fact").value
    yield "Qwen leaps by more than five times", value["ai-app-daily-users/2026-02-06.qwen"] > 5 * value["ai-app-daily-users/2026-02-05.qwen"]
    yield "Yuanbao leaps too", value["ai-app-daily-users/2026-02-01.yuanbao"] > 3 * value["ai-app-daily-users/2026-01-31.yuanbao"]
    yield "Qwen stays below the leader, within a tenth", 0.9 < value["ai-app-daily-users/2026-02-07.qwen"] / value["ai-app-daily-users/2026-02-07.leader"] < 1
