"""A trained network as an ONNX file with whole-number weights, and what may differ by that."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder.net import Net


class Told(nn.Module):
    """One window in: its pieces' scores, and the vectors of which pair scores are the products."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Shapes (pieces, WIDTH), (relations, pieces, DEPTH) twice, (pieces, 2, relations); the marks cut off."""
        single, asks, answers, bias = self.net.vectors(ids, torch.ones_like(ids))
        return single[0, 1:-1], asks[0, :, 1:-1], answers[0, :, 1:-1], bias[0, 1:-1]


def export(net: Net, target: Path) -> None:
    """Writes the network as ONNX with int8 weights, each output channel on its own scale.

    A bit is left free, for processors whose sums of products would overflow.
    """
    net.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Told(net), (torch.tensor([[101, 2000, 3000, 4000, 102]]),), str(plain), input_names=["ids"],
            output_names=["single", "asks", "answers", "bias"], dynamic_axes={"ids": {1: "length"}}, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(plain), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
