import { Component, type ReactNode } from 'react'
import { t } from '../strings/text.ts'

type Props = { readonly children: ReactNode }
type State = { readonly failure: unknown }

/** A bug in one screen leaves the rest of the window usable; it is logged by the console, as it should be. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(failure: unknown): State {
    return { failure: failure ?? 'unknown' }
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children
    return (
      <main className="crash" role="alert">
        <h1 className="panel-title">{t('common.crash.title')}</h1>
        <p>{t('common.crash.text')}</p>
        <p className="ltr dim">{String(this.state.failure)}</p>
        <button type="button" className="btn" onClick={() => this.setState({ failure: null })}>
          {t('common.crash.again')}
        </button>
      </main>
    )
  }
}
