/** Azerbaijani: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'
import type { CareTexts } from '../texts.ts'

const asks: CareTable = {
  readPrivateObjects: 'Məxfi obyektlərin göstərilməsi',
  initializeToken: 'Daşıyıcının aktivləşdirilməsi',
  changePin: 'PİN kodun dəyişdirilməsi',
  changeSoPin: 'SO PIN-in dəyişdirilməsi',
  unblockPin: 'PİN kodun blokdan çıxarılması',
  renameToken: 'Daşıyıcının adının dəyişdirilməsi',
  importCertificates: 'Sertifikatların daşıyıcıya yazılması',
  deleteObject: 'Daşıyıcıdan silinmə',
  createDataObject: 'Məlumat obyektinin yazılması',
  createSecretKey: 'Gizli açarın yaradılması',
  importKeyFile: 'Açarın fayldan idxalı',
  exportKeyFile: 'Açarın faylda saxlanması',
}

const approve: CareTable = {
  readPrivateObjects: 'Daxil ol',
  initializeToken: 'Aktivləşdir',
  changePin: 'PİN kodu dəyiş',
  changeSoPin: 'SO PIN-i dəyiş',
  unblockPin: 'Blokdan çıxar',
  renameToken: 'Adını dəyiş',
  importCertificates: 'Yaz',
  deleteObject: 'Həmişəlik sil',
  createDataObject: 'Yaz',
  createSecretKey: 'Açar yarat',
  importKeyFile: 'İdxal et',
  exportKeyFile: 'Faylda saxla',
}

const done: CareTable = {
  readPrivateObjects: 'Daxil oldunuz',
  initializeToken: 'Daşıyıcı aktivləşdirildi',
  changePin: 'PİN kod dəyişdirildi',
  changeSoPin: 'SO PIN dəyişdirildi',
  unblockPin: 'PİN kod blokdan çıxarıldı',
  renameToken: 'Daşıyıcının adı dəyişdirildi',
  importCertificates: 'Sertifikatlar daşıyıcıdadır',
  deleteObject: 'Obyekt silindi',
  createDataObject: 'Məlumat obyekti daşıyıcıdadır',
  createSecretKey: 'Gizli açar yaradıldı',
  importKeyFile: 'Açar idxal edildi',
  exportKeyFile: 'Açar faylda saxlanıldı',
}

export const care: CareTexts = {
  ownWindow: 'Bunu {product} proqramının öz pəncərəsində siz istədiniz',
  asks,
  approve,
  done,
  format: 'Hər şeyi sil və formatla',
  formatting: 'Daşıyıcı formatlanır. Bu, bir neçə dəqiqə çəkə bilər.',
  soPin: {
    label: 'SO PIN (inzibatçının PİN kodu)',
    onDevice: 'SO PIN-i qurğunun özündə yığın. Bu pəncərə onu heç vaxt görmür.',
    low: 'SO PIN üçün az cəhd qalıb.',
    final: 'Bu, son cəhddir. SO PIN səhv olsa, bu daşıyıcını daha heç kim blokdan çıxara və ya formatlaya bilməyəcək.',
    locked: 'Bu daşıyıcının SO PIN kodu bloklanıb.',
    confirmFinal: 'SO PIN üçün bunun son cəhd olduğunu bilirəm',
  },
  newSoPin: {
    newTitle: 'Yeni SO PIN seçin',
    newMeaning: 'O, PİN kodu blokdan çıxarır və daşıyıcını formatlayır. Yazıb daşıyıcıdan ayrı saxlayın.',
    new: 'Yeni SO PIN',
    repeat: 'Yeni SO PIN (təkrar)',
    differs: 'İki SO PIN eyni deyil.',
  },
  firstSoPin: {
    newTitle: 'Daşıyıcının SO PIN kodu',
    newMeaning:
      'Daşıyıcı SO PIN ilə birlikdə verilibsə, onu yığın. Verilməyibsə, indi seçin və daşıyıcıdan ayrı saxlayın: PİN kodu yalnız o, blokdan çıxarır.',
    new: 'SO PIN (inzibatçının PİN kodu)',
    repeat: 'SO PIN (təkrar)',
    differs: 'İki SO PIN eyni deyil.',
  },
  filePassword: {
    newTitle: 'Fayl üçün parol seçin',
    newMeaning:
      'Fayl və bu parol kimdədirsə, o, sizin adınızdan imzalaya bilər. İkisini heç vaxt eyni yolla göndərməyin.',
    new: 'Faylın parolu',
    repeat: 'Parol (təkrar)',
    differs: 'İki parol eyni deyil.',
  },
  passwordRules: { capital: 'ən azı bir böyük hərf', small: 'ən azı bir kiçik hərf' },
  newPinOnDevice: 'Qurğu soruşanda yeni PİN kodu onun özündə yığın.',
  factory: 'Zavoddan adətən {pin} olur. Sonradan dəyişdirilmiş ola bilər; səhv kod bir cəhdi aparır.',
  serial: 'Daşıyıcının seriya nömrəsi',
  confirm: 'Hansı daşıyıcını nəzərdə tutduğunuzu təsdiq edin',
  serialHint: 'Məhz bu daşıyıcını nəzərdə tutduğunuzu təsdiq etmək üçün {serial} yazın.',
  label: 'Daşıyıcının adı',
  labelHint: 'Ən çoxu 32 latın hərfi və rəqəm; başqa hərflər iki sayılır.',
  newLabel: 'Yeni ad',
  losses: {
    title: 'Bu daşıyıcıda olan hər şey həmişəlik silinəcək',
    none: 'PİN kodsuz onda heç nə görünmür.',
    hidden: 'Yalnız PİN kodla görünənlər də silinəcək.',
    first: 'Daşıyıcı ilk dəfə istifadə olunur: itəcək heç nə yoxdur.',
  },
  validLoss: {
    title: 'Bu daşıyıcıda etibarlı sertifikat və onun açarı var',
    meaning:
      'Bundan sonra onunla imzalaya bilməyəcəksiniz və onu heç kim bərpa edə bilməz. Qeydiyyat alınmayıbsa və ya bitməyibsə, formatlamayın: bankın və ya sertifikat mərkəzinin dəstək xidmətinə müraciət edin.',
    confirm: 'Bu sertifikatın və açarının itəcəyini bilirəm',
  },
  pinChange: {
    title: 'İstifadəçinin PİN kodunu kim dəyişə bilər',
    user: 'İstifadəçi',
    so: 'İnzibatçı',
    both: 'Hər ikisi',
  },
  deletion: {
    certificate: 'Açar daşıyıcıda qalır. Sertifikatı faylından yenidən quraşdırmaq olar.',
    loneCertificate: 'Sertifikatı faylından yenidən idxal etmək olar.',
    keyPair: 'Açar həmişəlik silinir. Onun sertifikatı ilə bir daha imzalamaq olmayacaq.',
    data: 'Məlumatlar həmişəlik silinir.',
    secretKey: 'Açar həmişəlik silinir. Onunla şifrələnənləri daha açmaq olmayacaq.',
    unknown: 'Bu obyekt yalnız PİN kodla görünür. O, həmişəlik silinir.',
  },
  keyFile: {
    password: 'Faylın parolu',
    passwordHint: 'Faylın parolu yoxdursa, boş saxlayın.',
    exportable: 'Açar yenidən faylda saxlanıla bilər (ixrac)',
    exportableMeaning: 'Yalnız sonra başqa kompüterə köçürmək lazım olacaqsa. Əmin deyilsinizsə, işarələməyin.',
    meaning: 'Açar və sertifikatları şifrələnmiş fayla yazılır (PKCS#12).',
  },
  secretKey: 'AES, {bits} bit',
  privateData: 'yalnız PİN kodla görünür',
  publicData: 'PİN kodsuz görünür',
}
