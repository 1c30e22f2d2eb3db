/** Stand-in for the tax register: what is known of an organisation by its VÖEN. */

export interface Organisation {
  voen: string
  organisationName: string
  address: string
  organisationPhone: string
  /** SWIFT/BIC; `yoxdur` where there is none. */
  swift: string
  postalIndex: string
}

const organisations: readonly Organisation[] = [
  {
    voen: '9900071001',
    organisationName: 'AR Mərkəzi Bankı',
    address: 'Bakı şəhər, AZ1014, R.Behbudov küçəsi, 90',
    organisationPhone: '+994124936159',
    swift: 'NABZAZ2C',
    postalIndex: 'AZ1014',
  },
  {
    voen: '1402345671',
    organisationName: '“Arna” MMC',
    address: 'Bakı şəhər, AZ1000, Nizami küçəsi, 12',
    organisationPhone: '+994125550102',
    swift: 'yoxdur',
    postalIndex: 'AZ1000',
  },
  {
    voen: '1700987651',
    organisationName: '“Xəzər Ticarət” ASC',
    address: 'Sumqayıt şəhər, AZ5001, Sülh küçəsi, 4',
    organisationPhone: '+994185550177',
    swift: 'yoxdur',
    postalIndex: 'AZ5001',
  },
]

export const findOrganisation = (voen: string): Organisation | null =>
  organisations.find(organisation => organisation.voen === voen) ?? null
