"""Export: one ONNX graph from word pieces to tags, queries and keys, with 8-bit weights where they cost nothing."""

import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from train.network import Network

OUTPUTS = ("tags", "kinds", "query", "key", "bias")
FLOAT = ("/tags/MatMul", "/kinds/MatMul", "/bias/MatMul")  # heads so small that 8 bits would save nothing


def export(network: Network, path: Path) -> None:
    """Write the network as 8-bit ONNX: weights of matrices by channel, the table of pieces by 8 bits too."""
    network.eval()
    ids = torch.randint(1000, 2000, (1, 40))
    marks = torch.zeros((1, 40, 3), dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            (ids, marks),
            plain,
            input_names=["ids", "marks"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "marks", *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        graph = onnx.load(plain)
        small = [node.name for node in graph.graph.node if node.name in FLOAT]
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            reduce_range=False,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=small,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )


def write_manifest(folder: Path) -> None:
    """Record the digest of every file of a folder of weights."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "manifest.json")
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / "manifest.json").write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8")
