import { safeHref } from "../wording/safe-href.js";
import type { Block } from "./item-blocks.js";

function BlockHtml({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "line":
      return <p>{block.strong ? <strong>{block.text}</strong> : block.text}</p>;
    case "quote":
      return (
        <blockquote>
          <p>{block.text}</p>
        </blockquote>
      );
    case "source": {
      const href = safeHref(block.url);
      return (
        <p>
          {block.before} {href === undefined ? block.title : <a href={href}>{block.title}</a>}
        </p>
      );
    }
  }
}

/** An item's text as HTML for feed readers. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => (<BlockHtml block={block} />).toString()).join("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `\n${block.text}`;
    case "line":
      return block.text;
    case "quote":
      return `“${block.text}”`;
    case "source":
      return `${block.before} ${block.title} ${safeHref(block.url) ?? ""}`.trimEnd();
  }
}

/** An item's text as plain text. */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n").trim();
}
