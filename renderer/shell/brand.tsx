import { useText } from '../strings/text.ts'

/** A ruled page with its rubric margin, and the name. */
export function Brand() {
  const t = useText()
  return (
    <div className="brand">
      <svg viewBox="0 0 22 24" fill="none" aria-hidden="true">
        <path d="M1 1h20v22H1z" stroke="currentColor" strokeWidth="1.25" />
        <path d="M8 6h9.5M8 10h9.5M8 14h9.5M8 18h6" stroke="currentColor" strokeWidth="1.25" />
        <path d="M4.5 5.5v13" stroke="var(--accent)" strokeWidth="2" />
      </svg>
      <span>{t('common.program')}</span>
    </div>
  )
}
