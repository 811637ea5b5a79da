import { useText } from '../../strings/text.ts'
import { KeyCap } from '../key-cap.tsx'

/** What stands in the pane before the first agreement: how to make one. */
export function FramesLesson() {
  const t = useText()
  return (
    <div className="lesson" data-testid="agreement-list">
      <h3>{t('framePane.empty')}</h3>
      <ol>
        <li>
          <span className="caps">
            <kbd>Shift</kbd>
          </span>
          <span>{t('framePane.teachSelect')}</span>
        </li>
        <li>
          <span className="caps">
            <KeyCap code="KeyY" />
          </span>
          <span>{t('framePane.teachKey')}</span>
        </li>
        <li>
          <span className="caps">
            <KeyCap code="KeyF" />
          </span>
          <span>{t('framePane.teachFill')}</span>
        </li>
      </ol>
    </div>
  )
}
