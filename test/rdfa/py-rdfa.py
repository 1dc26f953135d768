"""The graph of an HTML page as pyRdfa reads it, as JSON, for comparison.

Reads lines of JSON {"file", "base"}; writes for each a line of JSON: a list of [subject, predicate, object], where a term
is {"iri"}, {"blank"} or {"value", "language", "datatype"}. IRIs are written as pyRdfa has them, also those no IRI may be.
"""
import json
import logging
import sys

logging.disable(logging.CRITICAL)

import rdflib  # noqa: E402

rdflib.NORMALIZE_LITERALS = False

from pyRdfa import pyRdfa  # noqa: E402
from pyRdfa.options import Options  # noqa: E402

sys.setrecursionlimit(20000)


def term(node):
    if isinstance(node, rdflib.URIRef):
        return {"iri": str(node)}
    if isinstance(node, rdflib.BNode):
        return {"blank": str(node)}
    return {"value": str(node), "language": node.language or "", "datatype": str(node.datatype or "")}


for line in sys.stdin:
    page = json.loads(line)
    options = Options(output_default_graph=True, output_processor_graph=False, vocab_expansion=False, embedded_rdf=False)
    processor = pyRdfa(options=options, base=page["base"], media_type="text/html", rdfa_version="1.1")
    graph = processor.graph_from_source(page["file"])
    print(json.dumps([[term(node) for node in triple] for triple in graph]), flush=True)
