import { ALargeSmall, Minus, Plus } from 'lucide-react'
import {
  Button,
  Dialog,
  DialogTrigger,
  Label,
  Popover,
  Radio,
  RadioGroup,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components'
import { defaultSettings } from '../../shared/model/default-settings.ts'
import { useApp } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { chord } from '../ui/keys-of-platform.ts'
import { Tip } from '../ui/tip.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { CommandCap } from './command-cap.tsx'
import { faces } from './paint/faces.ts'
import { chipChoices, fonts, resetTextLook, stepTextSize, textSizes } from './text-look.ts'
import './text-look.css'

/** How the article's text looks: face, size, width and height of the lines, names above the marks. All of it shows at once. */
export function TextLookPopover() {
  const t = useText()
  const settings = useApp(state => state.settings)
  const { font, textSize, chips, language } = settings
  const isFirst = (['font', 'textSize', 'measure', 'leading', 'chips'] as const).every(
    key => settings[key] === defaultSettings[key],
  )
  return (
    <DialogTrigger>
      <Tip text={t('article.look.name')}>
        <Button className="tool" aria-label={t('article.look.name')}>
          <ALargeSmall className="i" />
        </Button>
      </Tip>
      <Popover offset={4}>
        <Dialog className="text-look" aria-label={t('article.look.name')}>
          <RadioGroup
            className="faces"
            value={font}
            onChange={chosen => void remember({ font: fonts.find(one => one === chosen) })}
          >
            <Label>{t('article.look.font')}</Label>
            {fonts.map(one => (
              <Radio key={one} value={one}>
                <bdi lang="ar" style={{ fontFamily: faces[one].family }}>
                  {t('article.look.sample')}
                </bdi>
                <span className="dim">{t(`article.look.fonts.${one}`)}</span>
              </Radio>
            ))}
          </RadioGroup>
          <div className="sizes">
            <span>{t('article.look.size')}</span>
            <ToolButton
              name={t('article.sheet.smaller')}
              keys={chord('−')}
              disabled={textSize <= textSizes[0]}
              onPress={() => stepTextSize(-1)}
            >
              <Minus className="i" />
            </ToolButton>
            <output aria-label={t('article.look.size')}>{toFigure(textSize, language)}</output>
            <ToolButton
              name={t('article.sheet.larger')}
              keys={chord('+')}
              disabled={textSize >= (textSizes.at(-1) ?? textSize)}
              onPress={() => stepTextSize(1)}
            >
              <Plus className="i" />
            </ToolButton>
          </div>
          <Measure setting="measure" from={22.2} to={46.2} step={0.6} />
          <Measure setting="leading" from={1.9} to={3} step={0.1} />
          <RadioGroup
            className="choice"
            value={chips}
            onChange={chosen => void remember({ chips: chipChoices.find(one => one === chosen) })}
          >
            <Label>
              {t('article.look.chips.name')} <CommandCap id="chips" />
            </Label>
            {chipChoices.map(one => (
              <Radio key={one} value={one}>
                {t(`article.look.chips.${one}`)}
              </Radio>
            ))}
          </RadioGroup>
          <button type="button" className="btn quiet" disabled={isFirst} onClick={resetTextLook}>
            {t('article.look.reset')}
          </button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type MeasureProps = {
  readonly setting: 'measure' | 'leading'
  readonly from: number
  readonly to: number
  readonly step: number
}

function Measure({ setting, from, to, step }: MeasureProps) {
  const t = useText()
  const value = useApp(state => state.settings[setting])
  return (
    <Slider
      className="slider"
      value={value}
      minValue={from}
      maxValue={to}
      step={step}
      onChange={next => void remember({ [setting]: Math.round(next * 10) / 10 })}
    >
      <Label>{t(`article.look.${setting}`)}</Label>
      <SliderOutput />
      <SliderTrack>
        <SliderThumb />
      </SliderTrack>
    </Slider>
  )
}
