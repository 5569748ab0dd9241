"""The network: a six-layer BERT encoder, a head that tags cues, and a head that finds each cue's source and content."""

import math
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TAGS = ("none", "cue", "cue goes on", "content without cue")
ROLES = ("source", "cue", "content")
ACTS = ("speech", "thought", "plan", "stance")
STANCES = ("asserts", "denies", "doubts", "orders", "promises", "expects", "asks")
CERTAINTIES = ("unstated", "certain", "probable", "possible")
SIZE, HEADS, LAYERS, INNER, PIECES = 384, 12, 6, 1536, 30522
KEY = 64
NEAR, FAR = 32, 12  # distances told apart one by one, and in steps that grow


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None) -> Tensor:
    """Attention of all heads: (batch, pieces, SIZE) each, and so is what it gives."""
    batch, length, _ = q.shape
    q, k, v = (t.view(batch, length, HEADS, -1).transpose(1, 2) for t in (q, k, v))
    return F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, SIZE)


class Fused(torch.autograd.Function):
    """The same as one operation of onnxruntime, where it takes a twentieth less time than its parts."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return attend(q, k, v)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class Layer(nn.Module):
    """One transformer layer of BERT (normalised after each sum)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.out = nn.Linear(SIZE, SIZE)
        self.norm1 = nn.LayerNorm(SIZE, eps=1e-12)
        self.up = nn.Linear(SIZE, INNER)
        self.down = nn.Linear(INNER, SIZE)
        self.norm2 = nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        q, k, v = self.qkv(x).chunk(3, -1)
        y = Fused.apply(q, k, v) if torch.onnx.is_in_onnx_export() else attend(q, k, v, mask)
        x = self.norm1(x + self.dropout(self.out(y)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and their marks (capitals, breaks, quotation marks) to vectors."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.cases = nn.Embedding(4, SIZE)
        self.breaks = nn.Embedding(3, SIZE)
        self.quotes = nn.Embedding(3, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        for table in (self.cases, self.breaks, self.quotes):
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = x + self.cases(marks[..., 0]) + self.breaks(marks[..., 1]) + self.quotes(marks[..., 2])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT encoder with this shape (names as in its safetensors file)."""
        own: dict[str, Tensor] = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense"}
        names |= {"down": "output.dense", "norm2": "output.LayerNorm"}
        for n in range(LAYERS):
            there = f"encoder.layer.{n}."
            for end in ("weight", "bias"):
                parts = [weights[f"{there}attention.self.{p}.{end}"] for p in ("query", "key", "value")]
                own[f"layers.{n}.qkv.{end}"] = torch.cat(parts)
                own |= {f"layers.{n}.{ours}.{end}": weights[f"{there}{theirs}.{end}"] for ours, theirs in names.items()}
        own["words.weight"] = own["words.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        missing, unknown = self.load_state_dict(own, strict=False)
        if unknown or set(missing) != {"cases.weight", "breaks.weight", "quotes.weight"}:
            raise ValueError(f"starting weights do not fit: missing {missing}, unknown {unknown}")


class Network(nn.Module):
    """Encoder and heads. A cue is known by its first piece; `roles` scores every piece against it."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(SIZE, len(TAGS))
        self.kinds = nn.Linear(SIZE, len(ACTS) + len(STANCES) + len(CERTAINTIES))
        self.mix = nn.Linear(SIZE, SIZE)
        self.query = nn.Linear(SIZE, len(ROLES) * KEY)
        self.key = nn.Linear(SIZE, len(ROLES) * KEY)
        self.bias = nn.Linear(SIZE, len(ROLES))
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * (NEAR + FAR) + 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """Give tags, kinds, queries, keys and key biases of every piece (the last dimension differs)."""
        x = self.dropout(self.encoder(ids, marks, mask))
        y = F.gelu(self.mix(x))
        return self.tags(x), self.kinds(x), self.query(y) / math.sqrt(KEY), self.key(y), self.bias(y)

    def roles(self, query: Tensor, key: Tensor, bias: Tensor, cues: Tensor) -> Tensor:
        """Score each piece as source, cue or content of each cue: (batch, cues, pieces, 4), 0 first for "none".

        `cues` holds positions of first pieces, (batch, cues); rows that are only filling may hold any position.
        """
        batch, length, _ = key.shape
        q = query.gather(1, cues[..., None].expand(-1, -1, query.shape[-1])).view(batch, -1, len(ROLES), KEY)
        scores = torch.einsum("bcrd,blrd->bclr", q, key.view(batch, length, len(ROLES), KEY)).float()
        steps = torch.arange(length)[None, None] - cues[..., None]
        scores = scores + bias[:, None].float() + self.distance.t()[bucket(steps)]
        return torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)


def bucket(steps: Tensor) -> Tensor:
    """Number a distance in pieces: each up to NEAR its own, farther ones in FAR growing steps, by side."""
    far = NEAR + (torch.log2(steps.abs().clamp(min=NEAR) / NEAR) * 4).long().clamp(max=FAR)
    return NEAR + FAR + torch.sign(steps) * torch.where(steps.abs() < NEAR, steps.abs(), far)
