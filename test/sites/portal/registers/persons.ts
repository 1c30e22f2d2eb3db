/** Stand-in for the state's register of persons: who a FIN belongs to. */

export interface Person {
  fin: string
  citizenship: 'AZ'
  surname: string
  name: string
  patronymic: string
  /** Series and number of the identity card, as far as they are shown. */
  document: string
  /** YYYY-MM-DD */
  birthDate: string
  birthPlace: string
}

const persons: readonly Person[] = [
  ['1AB23CD', 'MƏMMƏDOV', 'SƏMƏD', 'MƏMMƏD OĞLU', '1985-03-14', 'Bakı şəhəri'],
  ['2BC34DE', 'QULİYEVA', 'AYTƏN', 'RAMİZ QIZI', '1990-11-02', 'Gəncə şəhəri'],
  ['3CD45EF', 'ƏLİYEV', 'TURAL', 'VAQİF OĞLU', '1978-07-30', 'Quba rayonu'],
  ['4DE56FG', 'İSMAYILOVA', 'NİGAR', 'ELÇİN QIZI', '2000-02-29', 'Şəki şəhəri'],
].map(([fin = '', surname = '', name = '', patronymic = '', birthDate = '', birthPlace = '']) => ({
  fin,
  citizenship: 'AZ',
  surname,
  name,
  patronymic,
  document: 'AZE *****',
  birthDate,
  birthPlace,
}))

export const findPerson = (citizenship: string, fin: string): Person | null =>
  persons.find(person => person.citizenship === citizenship && person.fin === fin) ?? null
