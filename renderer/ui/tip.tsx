import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import { Keycap } from './keycap.tsx'

type Props = { readonly text: string; readonly keys?: string | undefined; readonly children: ReactNode }

/** Says what a control does, and its key, on hover and on focus. The control is a React Aria one. */
export const Tip = ({ text, keys, children }: Props) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    {children}
    <Tooltip className="tip" offset={6} {...inLandmark()}>
      <span>{text}</span>
      {keys === undefined ? null : <Keycap>{keys}</Keycap>}
    </Tooltip>
  </TooltipTrigger>
)

/** Tips are drawn inside the bar, since all text of a page belongs to a landmark; without a bar, where React Aria puts them. */
function inLandmark(): { readonly UNSTABLE_portalContainer?: Element } {
  const bar = document.querySelector('.bar')
  return bar === null ? {} : { UNSTABLE_portalContainer: bar }
}
