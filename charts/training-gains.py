"""Measured gains in training reach [about 15%](fact:lingjun-measurements/c4-runtime); the claims for inference reach [71%](fact:lingjun-claims/throughput-qwen)

Gain in speed or throughput over what was there before, per cent

Solid bars are measured in papers by Alibaba’s own engineers; hollow bars are claims for which no method was published.

The gains have different baselines, the highest claims are for inference and not for training, and nothing here adds up. Claims given as multiples are not drawn; they stand in the table below the text.
"""

import altair as alt

from charts import theme

DATA = ("lingjun-claims", "lingjun-measurements", "hpn-7-measurements", "panjiu-al128")
GROUPS = {
    "Claimed": {
        "lingjun-claims/throughput-qwen": "PAI, inference with Qwen",
        "panjiu-al128/inference-gain": "Panjiu AL128, inference",
        "lingjun-claims/shaoguan-efficiency": "Shaoguan cluster",
    },
    "Measured": {
        "lingjun-measurements/c4-runtime": "C4, training",
        "hpn-7-measurements/training": "HPN 7.0, training",
        "lingjun-measurements/stellar-training": "Stellar, training at best",
        "lingjun-measurements/stellar-training-average": "Stellar, on average",
    },
}
NAMES = {fact: name for group in GROUPS.values() for fact, name in group.items()}


def chart(rows, width):
    data = rows[rows.fact.isin(NAMES)].copy()
    data["name"] = data.fact.map(NAMES)
    order = [n for group, names in GROUPS.items() for n in [group, *names.values()]]
    bold = alt.condition(f"indexof({list(GROUPS)}, datum.value) >= 0", alt.value(600), alt.value(400))
    y = alt.Y("name:N", scale=alt.Scale(domain=order), title=None, axis=alt.Axis(labelColor=theme.INK, labelFontWeight=bold, labelLimit=220))
    x = alt.X("value:Q", title="gain, %", scale=alt.Scale(domain=[0, 85], nice=False), axis=alt.Axis(values=[0, 20, 40, 60, 80]))
    base = alt.Chart(data).encode(y=y, x=x)
    bars = base.mark_bar(height=16, strokeWidth=1.5).encode(**theme.hollow())
    return (bars + base.mark_text(align="left", dx=6).encode(text="short")).properties(height=alt.Step(28))


def proof(rows):
    data = rows[rows.fact.isin(NAMES)].set_index("fact")
    measured, claimed = data[data.kind == "measured"].value, data[data.kind == "claimed"].value
    yield "no measured gain is higher than that of C4", measured.max() == measured["lingjun-measurements/c4-runtime"]
    yield "every claim is higher than every measurement", claimed.min() > measured.max()
    yield "the highest claim is the one named", claimed.max() == claimed["lingjun-claims/throughput-qwen"]
    yield "every bar is one or the other", len(measured) + len(claimed) == len(NAMES)
