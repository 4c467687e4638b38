"""Modules to ONNX under the names that model folders use, at the sizes of one example: the fixtures need no others."""
import json
from pathlib import Path

import onnx
import torch


class Named(torch.nn.Module):
    """Calls a module by keywords and hands out what `pick` takes from its answer."""

    def __init__(self, module, names, pick, fixed):
        super().__init__()
        self.module, self.names, self.pick, self.fixed = module, names, pick, fixed

    def forward(self, *inputs):
        return self.pick(self.module(**dict(zip(self.names, inputs)), **self.fixed))


def export(module, folder: Path, inputs: dict, outputs: list, pick, call=None, fixed=None):
    """`inputs`: ONNX name → example. `call`: the keyword of each where it differs from its name."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [(call or {}).get(name, name) for name in inputs]
    wrapped = Named(module, names, pick, fixed or {}).eval()
    with torch.no_grad():
        torch.onnx.export(
            wrapped, tuple(inputs.values()), str(folder / "model.onnx"),
            input_names=list(inputs), output_names=outputs, dynamo=True, external_data=False, optimize=True, verbose=False,
        )


    strip(folder / "model.onnx")


def strip(file):
    """The exporter's notes of where each node came from are most of a tiny file."""
    model = onnx.load(file)
    graphs = [model.graph, *model.functions]
    for graph in graphs:
        del graph.metadata_props[:]
        for node in graph.node:
            node.doc_string = ""
            del node.metadata_props[:]
    del model.graph.value_info[:]
    for value in [*model.graph.input, *model.graph.output, *model.graph.initializer]:
        del value.metadata_props[:]
    onnx.save(model, file)


def write_config(module, folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    if hasattr(module.config, "to_dict"):
        config = {**module.config.to_dict(), "architectures": [type(module).__name__]}
    else:
        config = {"_class_name": type(module).__name__, **dict(module.config)}
    (folder / "config.json").write_text(json.dumps(config, indent=1, default=str, sort_keys=True) + "\n")
