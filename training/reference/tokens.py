"""Writes what transformers' own tokenizers make of some texts, with the small vocabularies of the models that models.py built.

    python training/reference/tokens.py test/generators/diffusers/fixtures/models test/generators/diffusers/fixtures/tokens.json
"""
import json
import sys
from pathlib import Path

from transformers import CLIPTokenizer, PreTrainedTokenizerFast

texts = [
    "a red fox waits at a rainy tram stop at dusk, hopeful",
    "A  Fox's\tTRAM -- isn't 42 metres; l'été, naïve café!",
    "",
    "seekor kucing tidur",
    "狐 waits 🦊 (city lights:1.2) <|endoftext|> <b>",
    "blurry, low quality, text, watermark, extra fingers " * 20,
]


def main(models, out):
    folders = {"clip": (CLIPTokenizer, "sdxl/tokenizer", 77), "clip-pad": (CLIPTokenizer, "sdxl/tokenizer_2", 77), "t5": (PreTrainedTokenizerFast, "sd3/tokenizer_3", 32)}
    cases = []
    for name, (kind, folder, length) in folders.items():
        tokenizer = kind.from_pretrained(Path(models) / folder)
        for text in texts:
            if name == "t5" and "🦊" in text:
                continue
            padded = tokenizer(text, padding="max_length", max_length=length, truncation=True)
            cases.append({"folder": folder, "text": text, "length": length, "ids": padded.input_ids, "mask": padded.attention_mask})
    Path(out).write_text("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases) + "\n]\n")


main(*sys.argv[1:])
