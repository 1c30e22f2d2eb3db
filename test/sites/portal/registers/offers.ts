/** What the centre certifies for whom: services with their registration centres and templates, purposes and tariffs. */

export const userClasses = ['person', 'organisation', 'state'] as const
export type UserClass = (typeof userClasses)[number]

export interface Offer {
  /** As the form sends it; its words are `offer-<name>`. */
  name: string
  /** `corporate`: systems of the Central Bank; `bank`: services of banks. */
  type: 'corporate' | 'bank'
  classes: readonly UserClass[]
  centres: readonly string[]
  templates: readonly string[]
}

export const offers: readonly Offer[] = [
  {
    name: 'sns',
    type: 'corporate',
    classes: ['person', 'organisation', 'state'],
    centres: ['bsxm', 'quba'],
    templates: ['SNSclient'],
  },
  {
    name: 'fms',
    type: 'corporate',
    classes: ['person', 'organisation', 'state'],
    centres: ['fms'],
    templates: ['FMSclient'],
  },
  { name: 'akb', type: 'bank', classes: ['person', 'organisation'], centres: ['akb'], templates: ['AKBclient'] },
  {
    name: 'b2b',
    type: 'bank',
    classes: ['person', 'organisation'],
    centres: ['bsxm', 'quba'],
    templates: ['B2Bsigner'],
  },
]

/** Extended key usages by what the certificate is for; all of them sign. */
export const purposes: Readonly<Record<string, readonly string[]>> = {
  signingAndLogin: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'],
  signing: ['1.3.6.1.5.5.7.3.4'],
  login: ['1.3.6.1.5.5.7.3.2'],
}

/** Registration centres: names as they are written on the door. */
export const centres: Readonly<Record<string, { name: string; address: string; phone: string }>> = {
  bsxm: {
    name: 'ARMB Bank Sertifikat Xidmətləri Mərkəzi',
    address: 'AZ1014, Bakı şəh., R. Behbudov küç. 32',
    phone: '(012) 493 61 59',
  },
  quba: {
    name: 'ARMB Quba Regional Mərkəzi',
    address: 'AZ4000, Quba şəh., H. Əliyev pr. 20',
    phone: '(023) 335 24 40',
  },
  akb: {
    name: '“Azərbaycan Kredit Bürosu” MMC',
    address: 'AZ1025, Bakı şəh., Xocalı pr. 55',
    phone: '(012) 599 00 43',
  },
  fms: { name: 'Maliyyə Monitorinqi Xidməti', address: 'AZ1005, Bakı şəh., Bül-Bül pr. 40', phone: '(012) 598 17 00' },
}

/** In qəpik. */
export const tariffs = { certificate: 11_00, token: 40_00, reader: 30_00 } as const

/** 1 % of the amount, for the payment portal. */
export const feeOf = (amount: number): number => Math.round(amount / 100)
