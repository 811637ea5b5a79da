import { Search } from 'lucide-react'
import { Input, SearchField } from 'react-aria-components'

type Props = { readonly name: string; readonly value: string; readonly onChange: (value: string) => void }

/** The field a dialog opens with: what is typed narrows the list below. */
export const SearchBox = ({ name, value, onChange }: Props) => (
  <SearchField aria-label={name} className="field search-box" value={value} onChange={onChange} autoFocus>
    <Search className="i s" aria-hidden />
    <Input dir="auto" placeholder={name} />
  </SearchField>
)
