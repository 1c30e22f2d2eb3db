/** Azerbaijani: what stands in a certificate. */
import type { KeyUsageTexts, NameTexts } from '../text-tables.ts'
import type { CertificateTexts } from '../texts.ts'
import { plural } from '../plural.ts'

const names: NameTexts = {
  C: 'Ölkə',
  ST: 'Region',
  L: 'Şəhər',
  street: 'Ünvan',
  postalCode: 'Poçt indeksi',
  O: 'Təşkilat',
  OU: 'Struktur bölmə',
  organizationIdentifier: 'Təşkilatın eyniləşdirmə nömrəsi',
  businessCategory: 'Fəaliyyət növü',
  title: 'Vəzifə',
  serialNumber: 'Fərdi nömrə',
  SN: 'Soyadı',
  GN: 'Adı',
  initials: 'İnisiallar',
  pseudonym: 'Təxəllüs',
  telephoneNumber: 'Telefon',
  CN: 'Tam adı',
  UID: 'İstifadəçi nömrəsi',
  DC: 'Domen hissəsi',
  emailAddress: 'E-poçt',
}

const keyUsage: KeyUsageTexts = {
  digitalSignature: 'rəqəmsal imza',
  nonRepudiation: 'imzadan imtinanın mümkünsüzlüyü',
  keyEncipherment: 'açarların şifrələnməsi',
  dataEncipherment: 'məlumatların şifrələnməsi',
  keyAgreement: 'açarların razılaşdırılması',
  keyCertSign: 'sertifikatların verilməsi',
  cRLSign: 'ləğv edilmiş sertifikatlar siyahısının verilməsi',
  encipherOnly: 'yalnız şifrələmə',
  decipherOnly: 'yalnız şifrənin açılması',
}

export const certificates: CertificateTexts = {
  names,
  keyUsage,
  issuedBy: 'Verən',
  serialNumber: 'Seriya nömrəsi',
  fingerprint: 'SHA-256 barmaq izi',
  validUntil: '{date} tarixinədək qüvvədədir',
  validFromUntil: '{from} – {until}',
  validity: 'Qüvvədə olma müddəti',
  daysLeft: plural({ other: '{count} gün qalıb' }),
  expired: 'müddəti {date} tarixində bitib',
  notYetValid: '{date} tarixindən qüvvəyə minir',
  details: 'Sertifikat haqqında ətraflı',
  subject: 'Sertifikat sahibi',
  withoutName: '(adsız)',
  unreadable: 'Bu sertifikatı oxumaq mümkün deyil.',
  extendedKeyUsage: 'Digər təyinatlar',
  usedFor: 'Təyinatı',
  alternativeNames: 'Digər adlar',
  template: 'Sertifikatın şablonu',
  templateVersion: '{oid}, versiya {major}.{minor}',
  challengePassword: 'Sertifikat mərkəzi üçün açar söz',
  purposes: {
    clientAuth: 'saytlara giriş',
    emailProtection: 'e-poçtun qorunması',
    codeSigning: 'proqramların imzalanması',
    serverAuth: 'serverlərin tanınması',
    timeStamping: 'vaxt möhürləri',
    smartcardLogon: 'Windows-a kartla giriş',
  },
}
