// Words, for those who select by keys: what stands between spaces without the punctuation around it; in scripts that
// have no spaces, what the browser takes for words.
import { blockAround, blockBeside } from "./places.js";

const TOKEN = /[\p{L}\p{M}\p{N}\p{Sc}\p{So}](?:\S*[\p{L}\p{M}\p{N}\p{Sc}\p{So}%‰])?/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

const length = (string) => Array.from(string).length;

function* wordsIn(string) {
  for (const match of string.matchAll(TOKEN)) {
    if (!segmenter || !UNSPACED.test(match[0])) yield [match.index, match[0]];
    else
      for (const part of segmenter.segment(match[0])) {
        if (part.isWordLike) yield [match.index + part.index, part.segment];
      }
  }
}

// The words of a block as [start, end) of the source.
const placed = ({ start, string }) => {
  const found = [];
  let [units, at] = [0, start];
  for (const [index, word] of wordsIn(string)) {
    at += length(string.slice(units, index));
    units = index;
    found.push([at, at + length(word)]);
  }
  return found;
};

export const nextWord = (offset) => {
  for (let block = blockAround(offset); block; block = blockBeside(block, 1)) {
    const found = placed(block).find(([start]) => start >= offset);
    if (found) return found;
  }
  return null;
};

// The last word that ends at or before an offset, or that the offset lies in.
export const wordBefore = (offset) => {
  for (let block = blockAround(Math.max(offset - 1, 0)); block; block = blockBeside(block, -1)) {
    const found = placed(block).findLast(([start]) => start < offset);
    if (found) return found;
  }
  return null;
};
