import { type Scheme, schemeVersion } from '../../shared/model/scheme.ts'

export const emptyScheme: Scheme = {
  version: schemeVersion,
  id: 'empty',
  revision: 0,
  name: { ar: 'فارغ', en: 'Empty' },
  labels: [],
  relationTypes: [],
  roleTypes: [],
  agreementTypes: [],
  agreementStatuses: [],
  categories: [],
}
