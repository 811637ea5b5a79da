import { useText } from '../strings/text.ts'
import { offsetsOf } from './document-facts.ts'
import { LastDeed } from './live-region.tsx'
import type { OpenArticle } from './open-article.ts'
import { useShownMention } from './use-shown-mention.ts'

/** The article's part of the foot line: how many marks, and where the selection stands in both units of offset. */
export function ArticleFoot({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const { spans } = useShownMention(article)
  const { index, document } = article.store.getState()
  const offsets = offsetsOf(document)
  const start = spans?.[0]?.start
  const end = spans?.at(-1)?.end
  return (
    <>
      <span>{t('article.mentions.count', { count: index.size })}</span>
      {start === undefined || end === undefined ? null : (
        <span className="dim" title={t('article.details.offsetsTitle')}>
          <bdi className="ltr">{`${start}–${end} UTF-16`}</bdi>
          {offsets.isIdentity ? null : (
            <>
              {' · '}
              {t('article.foot.codePoints')}{' '}
              <bdi className="ltr">{`${offsets.toCodePoint(start)}–${offsets.toCodePoint(end)}`}</bdi>
            </>
          )}
        </span>
      )}
      <LastDeed article={article} />
    </>
  )
}
