"""The commands of `tocsin law`, in the order in which they are used."""

import typer

from tocsin.cli.law import cases, demo, texts, views

law = typer.Typer(
    name="law",
    help="Follow recommendations on a draft law from the first draft to the adopted text.",
    no_args_is_help=True,
)
recommendations = typer.Typer(help="Import, add and list recommendations.", no_args_is_help=True)
recommendations.command("import")(cases.import_recommendations)
recommendations.command("add")(cases.add_recommendation)
recommendations.command("list")(cases.list_recommendations)

law.command("read")(texts.read)
law.command("structure")(texts.structure)
law.command("align")(texts.align)
law.command("compare")(texts.compare)
law.command("amend")(texts.amend)
law.command("akn")(texts.akn)
law.add_typer(recommendations, name="recommendations")
law.command("propose")(cases.propose)
law.command("decide")(cases.decide)
law.command("event")(cases.event)
law.command("timeline")(views.timeline)
law.command("uptake")(views.uptake)
law.command("report")(views.report)
law.command("demo")(demo.demo)
