// biome-ignore-all lint/suspicious/noArrayIndexKey: pieces of a text never change places
import { type VisiblePiece, visiblePieces } from './visible-text.ts'

/** A text with what is unseen in it by name. */
export function VisibleText({ text }: { readonly text: string }) {
  return visiblePieces(text).map((piece, at) => <Piece key={`${at} ${piece.kind}`} piece={piece} />)
}

function Piece({ piece }: { readonly piece: VisiblePiece }) {
  switch (piece.kind) {
    case 'words':
      return piece.text
    case 'tatweel':
      return <span className="tatweel">{piece.text}</span>
    case 'sign':
      return (
        <>
          <bdi className="unseen-sign">{piece.name}</bdi>
          <wbr />
        </>
      )
  }
}
