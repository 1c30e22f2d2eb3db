/** Azerbaijani: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'
import type { CareTexts } from '../texts.ts'

const asks: CareTable = {
  readPrivateObjects: 'Məxfi obyektlərin göstərilməsi',
  initializeToken: 'Daşıyıcının aktivləşdirilməsi',
  changePin: 'PİN kodun dəyişdirilməsi',
  changeSoPin: 'SO PIN kodunun dəyişdirilməsi',
  unblockPin: 'PİN kodun blokdan çıxarılması',
  renameToken: 'Daşıyıcının adının dəyişdirilməsi',
  importCertificates: 'Sertifikatların daşıyıcıya yazılması',
  deleteObject: 'Daşıyıcıdan silinmə',
  createDataObject: 'Məlumat obyektinin yazılması',
  createSecretKey: 'Simmetrik açarın yaradılması',
  importKeyFile: 'Açarın fayldan idxalı',
  exportKeyFile: 'Açarın fayl kimi saxlanması',
}

const approve: CareTable = {
  readPrivateObjects: 'Daxil ol',
  initializeToken: 'Aktivləşdir',
  changePin: 'PİN kodu dəyiş',
  changeSoPin: 'SO PIN kodunu dəyiş',
  unblockPin: 'Blokdan çıxar',
  renameToken: 'Adını dəyiş',
  importCertificates: 'Yaz',
  deleteObject: 'Həmişəlik sil',
  createDataObject: 'Yaz',
  createSecretKey: 'Açar yarat',
  importKeyFile: 'İdxal et',
  exportKeyFile: 'Fayl kimi saxla',
}

const done: CareTable = {
  readPrivateObjects: 'Daxil oldunuz',
  initializeToken: 'Daşıyıcı istifadəyə hazırdır',
  changePin: 'PİN kod dəyişdirildi',
  changeSoPin: 'SO PIN kodu dəyişdirildi',
  unblockPin: 'PİN kod blokdan çıxarıldı',
  renameToken: 'Daşıyıcının adı dəyişdirildi',
  importCertificates: 'Sertifikatlar daşıyıcıdadır',
  deleteObject: 'Obyekt silindi',
  createDataObject: 'Məlumat obyekti daşıyıcıdadır',
  createSecretKey: 'Simmetrik açar yaradıldı',
  importKeyFile: 'Açar idxal edildi',
  exportKeyFile: 'Açar fayl kimi saxlanıldı',
}

export const care: CareTexts = {
  ownWindow: 'Bunu {product} proqramında özünüz başlamısınız',
  asks,
  approve,
  done,
  format: 'Hər şeyi sil və formatla',
  formatting: 'Daşıyıcı formatlanır. Bu, bir neçə dəqiqə çəkə bilər.',
  soPin: {
    label: 'SO PIN kodu (inzibatçının PİN kodu)',
    onDevice: 'SO PIN kodunu qurğunun özündə daxil edin. Bu pəncərə onu heç vaxt görmür.',
    low: 'SO PIN kodu üçün az cəhd qalıb.',
    final:
      'Bu, son cəhddir. SO PIN kodu səhv olsa, bu daşıyıcını daha heç kim blokdan çıxara və ya formatlaya bilməyəcək.',
    locked: 'Bu daşıyıcının SO PIN kodu bloklanıb.',
    confirmFinal: 'Bunun SO PIN kodu üçün son cəhd olduğunu bilirəm',
  },
  newSoPin: {
    newTitle: 'Yeni SO PIN kodu seçin',
    newMeaning: 'Onunla PİN kod blokdan çıxarılır və daşıyıcı formatlanır. Yazıb daşıyıcıdan ayrı saxlayın.',
    new: 'Yeni SO PIN kodu',
    repeat: 'Yeni SO PIN kodu (təkrar)',
    differs: 'SO PIN kodları eyni deyil.',
  },
  firstSoPin: {
    newTitle: 'Daşıyıcının SO PIN kodu',
    newMeaning:
      'Daşıyıcı SO PIN kodu ilə verilibsə, onu daxil edin. Verilməyibsə, indi seçin və daşıyıcıdan ayrı saxlayın: PİN kod yalnız onunla blokdan çıxarılır.',
    new: 'SO PIN kodu (inzibatçının PİN kodu)',
    repeat: 'SO PIN kodu (təkrar)',
    differs: 'SO PIN kodları eyni deyil.',
  },
  filePassword: {
    newTitle: 'Fayl üçün parol seçin',
    newMeaning:
      'Bu fayl və parol kimdədirsə, o, sizin adınızdan imzalaya bilər. Onları heç vaxt eyni yolla göndərməyin.',
    new: 'Faylın parolu',
    repeat: 'Parol (təkrar)',
    differs: 'İki parol eyni deyil.',
  },
  passwordRules: { capital: 'ən azı bir böyük hərf', small: 'ən azı bir kiçik hərf' },
  newPinOnDevice: 'Qurğu soruşanda yeni PİN kodu onun özündə daxil edin.',
  factory: 'Standart kod adətən {pin} olur. Sonradan dəyişdirilmiş ola bilər; səhv kod bir cəhd aparır.',
  serial: 'Daşıyıcının seriya nömrəsi',
  confirm: 'Hansı daşıyıcını nəzərdə tutduğunuzu təsdiq edin',
  serialHint: 'Məhz bu daşıyıcını nəzərdə tutduğunuzu təsdiq etmək üçün {serial} yazın.',
  label: 'Daşıyıcının adı (yazmaya bilərsiniz)',
  labelHint: 'Ən çoxu 32 latın hərfi və rəqəm; başqa hərflər iki sayılır.',
  newLabel: 'Yeni ad',
  losses: {
    title: 'Bu daşıyıcıda olan hər şey həmişəlik silinəcək',
    none: 'PİN kodsuz onda heç nə görünmür.',
    hidden: 'Yalnız PİN kodla görünənlər də silinəcək.',
    first: 'Daşıyıcı ilk dəfə istifadə olunur: itəcək heç nə yoxdur.',
    issued: 'Bu daşıyıcının hələ PİN kodu yoxdur. Onu verən təşkilat üzərinə nəsə yazıbsa, silinəcək.',
  },
  validLoss: {
    title: 'Bu daşıyıcıda qüvvədə olan sertifikat və onun açarı var',
    meaning:
      'Qeydiyyat bitməyibsə və ya uğursuz olubsa, formatlamayın: əvvəlcə dəstək xidmətinə müraciət edin. Sertifikatı və açarını bərpa etmək olmur.',
    confirm: 'Bu sertifikatın və açarının itəcəyini bilirəm',
  },
  pinChange: {
    title: 'İstifadəçinin PİN kodunu kim dəyişə bilər',
    user: 'İstifadəçi',
    so: 'İnzibatçı',
    both: 'Hər ikisi',
  },
  deletion: {
    approveCertificate: 'Sil',
    certificate: 'Açar daşıyıcıda qalır. Sertifikatı faylından yenidən quraşdırmaq olar.',
    loneCertificate: 'Sertifikatı faylından yenidən idxal etmək olar.',
    keyPair: 'Açar həmişəlik silinir. Onun sertifikatı ilə bir daha imzalamaq olmayacaq.',
    data: 'Məlumatlar həmişəlik silinir.',
    secretKey: 'Açar həmişəlik silinir. Onunla şifrələnənləri daha açmaq olmayacaq.',
    unknown: 'Bu obyekt yalnız PİN kodla görünür; o, açar da ola bilər. Həmişəlik silinəcək.',
  },
  keyFile: {
    password: 'Faylın parolu',
    passwordHint: 'Faylın parolu yoxdursa, boş saxlayın.',
    exportable: 'Açar sonra yenidən fayl kimi saxlanıla bilər (ixrac)',
    exportableMeaning: 'Yalnız sonra başqa kompüterə köçürmək lazım olacaqsa. Əmin deyilsinizsə, işarələməyin.',
    meaning: 'Açar və sertifikatları şifrələnmiş fayla yazılır (PKCS#12).',
  },
  secretKey: 'AES, {bits} bit',
  privateData: 'yalnız PİN kodla görünür',
  publicData: 'PİN kodsuz görünür',
}
