"""Small vocabularies of our own, in the formats that model folders have: nothing is fetched."""
import json
from collections import Counter
from pathlib import Path

sentences = """
a red fox waits at a rainy tram stop at dusk, hopeful
the fox looks out of the tram window, city lights, tracking left
a lighthouse on a cliff in a storm, wide shot, cinematic
two children fly a kite over a field in the morning
watercolor of a quiet village by the sea, soft light
blurry, low quality, text, watermark, extra fingers
an old man drinks coffee in a small cafe, close-up, warm light
seekor kucing tidur di atas kursi, malam hari
""".strip().splitlines()


def bytes_to_characters():
    """GPT-2's table: printable bytes stand for themselves, the others for characters from 256 on."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    table = {byte: chr(byte) for byte in printable}
    for byte in range(256):
        if byte not in table:
            table[byte] = chr(256 + sum(1 for each in table.values() if ord(each) >= 256))
    return table


def write_clip(folder: Path, pad="<|endoftext|>", merges_wanted=220):
    """vocab.json and merges.txt of a byte-level BPE with </w>, learned from the sentences above."""
    folder.mkdir(parents=True, exist_ok=True)
    table = bytes_to_characters()
    words = Counter(word for line in sentences for word in line.replace(",", " ,").lower().split())
    pieces = {word: [*[table[byte] for byte in word.encode()][:-1], table[word.encode()[-1]] + "</w>"] for word in words}
    merges = []
    while len(merges) < merges_wanted:
        pairs = Counter()
        for word, count in words.items():
            for pair in zip(pieces[word], pieces[word][1:]):
                pairs[pair] += count
        if not pairs:
            break
        best = max(sorted(pairs), key=lambda pair: pairs[pair])
        merges.append(best)
        for word, parts in pieces.items():
            at = 0
            while at < len(parts) - 1:
                if (parts[at], parts[at + 1]) == best:
                    parts[at:at + 2] = [parts[at] + parts[at + 1]]
                at += 1
    characters = list(table.values())
    tokens = [*characters, *[c + "</w>" for c in characters], *["".join(pair) for pair in merges], "<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({token: i for i, token in enumerate(tokens)}, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(pair) for pair in merges) + "\n")
    special = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>", "pad_token": pad}
    (folder / "special_tokens_map.json").write_text(json.dumps(special))
    (folder / "tokenizer_config.json").write_text(json.dumps({**special, "tokenizer_class": "CLIPTokenizer", "model_max_length": 77, "do_lower_case": True}))
    return len(tokens)


def write_unigram(folder: Path, max_length=128, start=None):
    """tokenizer.json as T5 has it: Unigram over metaspaces, </s> behind every text; or as Gemma has it, with a start before every text."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("  ", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=220, special_tokens=["<pad>", "</s>", "<unk>", *([start] if start else [])], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(sentences, trainer)
    if start:
        tokenizer.post_processor = processors.TemplateProcessing(single=f"{start} $A", pair=f"{start} $A $B", special_tokens=[(start, 3)])
    else:
        tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)])
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"tokenizer_class": "T5TokenizerFast", "model_max_length": max_length, "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>", "extra_ids": 0}
    if start:
        config |= {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": start, "add_bos_token": True, "add_eos_token": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    return tokenizer.get_vocab_size()
