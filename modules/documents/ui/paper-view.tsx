import { Fragment } from "react";
import { annexMark, type Block, leadOf, type Paper } from "@/platform/docx/paper";
import { PaperGrid } from "./paper-grid";

/** The document as it will be printed: the body on one sheet, each annex on its own. The printer makes A4 pages of them. */
export function PaperView({ paper }: { paper: Paper }) {
  const { head, title, body, annexes, imprint, source, mark } = paper;
  const end = (
    <>
      {source.map((line) => (
        <p key={line} className="paper-note">
          {line}
        </p>
      ))}
      {imprint && (
        <div className="paper-imprint">
          <p>抄送：{imprint.copies}</p>
          <p>
            <span>{imprint.by}</span>
            <span>{imprint.on}印发</span>
          </p>
        </div>
      )}
    </>
  );
  return (
    <div className={`paper${mark ? ` ${markClass(mark)}` : ""}`}>
      <article className="paper-sheet">
        {mark && <p className="paper-mark">{mark}</p>}
        {head && (
          <>
            <p className="paper-red">{head.mark}</p>
            <p className="paper-number">{head.number}</p>
          </>
        )}
        <h2 className="paper-title">
          {title.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h2>
        <Body blocks={body} titles={annexes.map((annex) => annex.title)} />
        {annexes.length === 0 && end}
      </article>
      {annexes.map((annex, at) => (
        <article key={annex.title} className="paper-sheet paper-annex">
          {mark && <p className="paper-mark">{mark}</p>}
          <p className="paper-head">{annexMark(at, annexes.length)}</p>
          <h3 className="paper-caption">{annex.title}</h3>
          <PaperGrid grid={annex.grid} caption={annex.title} />
          {annex.notes.map((note) => (
            <p key={note} className="paper-note">
              {note}
            </p>
          ))}
          {at === annexes.length - 1 && end}
        </article>
      ))}
    </div>
  );
}

/** Which line the printer sets on top of every page. */
const markClass = (mark: string): string =>
  mark.includes("演示") ? (mark.includes("草稿") ? "demo-draft" : "demo-paper") : "draft-paper";

function Body({ blocks, titles }: { blocks: readonly Block[]; titles: readonly string[] }) {
  const sign = blocks.findIndex(({ kind }) => kind === "sign");
  const at = sign < 0 ? blocks.length : sign;
  return (
    <>
      {blocks.slice(0, at).map(drawn)}
      {titles.length > 0 && (
        <div className="paper-list">
          <span>附件：</span>
          <ol>
            {titles.map((title, n) => (
              <li key={title}>{titles.length === 1 ? title : `${n + 1}. ${title}`}</li>
            ))}
          </ol>
        </div>
      )}
      {blocks.slice(at).map(drawn)}
    </>
  );
}

function drawn(block: Block, at: number) {
  switch (block.kind) {
    case "to":
      return (
        <p key={`${at}to`} className="paper-flush">
          {block.text}
        </p>
      );
    case "heading":
      return <h3 key={block.text}>{block.text}</h3>;
    case "number":
      return (
        <p key={block.text} className="paper-right">
          {block.text}
        </p>
      );
    case "grid":
      return <PaperGrid key="grid" grid={block.grid} caption="督办单" />;
    case "sign":
      return (
        <div key="sign" className="paper-sign">
          <p>{block.by}</p>
          <p>{block.on}</p>
        </div>
      );
    case "text": {
      const parts = leadOf(block.text);
      return (
        <p key={block.text}>
          {parts ? (
            <Fragment>
              <span className="paper-lead">{parts.lead}</span>
              {parts.rest}
            </Fragment>
          ) : (
            block.text
          )}
        </p>
      );
    }
  }
}
