/** The bank's words while a key is made and registered, and when that is done. */
import { inLanguages } from '/common/in-languages.js'

const rows = {
  creating: [
    'Sertifikatların alınması və qeydiyyatı',
    'Сертификаттарды алу және тіркеу',
    'Получение и регистрация сертификатов',
    'Obtaining and registering the certificates',
  ],
  creatingHow: [
    'Açarın yaradılması təxminən 5 dəqiqə çəkə bilər. Tokeni çıxarmayın və səhifəni bağlamayın.',
    'Кілтті жасау шамамен 5 минут алуы мүмкін. Токенді ажыратпаңыз және бетті жаппаңыз.',
    'Создание ключа может занять около 5 минут. Не отключайте токен и не закрывайте страницу.',
    'Making the key may take about 5 minutes. Leave the token in, and this page open.',
  ],
  'stage-confirmed': [
    'Açar tokendə yaradılır və sorğu ilkin açarla imzalanır',
    'Токенде кілт жасалып, сұранысқа бастапқы кілтпен қол қойылады',
    'Ключ на токене и запрос, подписанный начальным ключом',
    'Key on the token, and a request signed with the initial key',
  ],
  'stage-requested': [
    'Sertifikat mərkəzdən alınır',
    'Сертификат куәландырушы орталықтан алынады',
    'Сертификат от центра сертификации',
    'Certificate from the certificate centre',
  ],
  'stage-certified': [
    'Sertifikat tokenə yazılır və bankda qeydiyyata alınır',
    'Сертификат токенге жазылып, банкте тіркеледі',
    'Запись сертификата на токен и регистрация в банке',
    'Certificate on the token, and registered with the bank',
  ],
  'stage-done': ['hazırdır', 'дайын', 'готово', 'done'],
  'stage-now': ['gedir', 'жүріп жатыр', 'выполняется', 'under way'],
  'stage-left': ['gözləyir', 'күтіп тұр', 'ожидает', 'waiting'],
  'doing-confirmed': [
    'Mohur pəncərəsində təsdiq edin. Keçən vaxt: {seconds} san.',
    'Mohur терезесінде растаңыз. Өткен уақыт: {seconds} с.',
    'Подтвердите в окне Mohur. Прошло: {seconds} с.',
    'Confirm in the Mohur window. {seconds} s so far.',
  ],
  'doing-requested': [
    'Mərkəz sertifikatı hazırlayır…',
    'Орталық сертификатты дайындап жатыр…',
    'Центр готовит сертификат…',
    'The centre is making the certificate…',
  ],
  'doing-certified': [
    'Sertifikatın yazılmasını Mohur pəncərəsində təsdiq edin.',
    'Сертификаттың жазылуын Mohur терезесінде растаңыз.',
    'Подтвердите запись сертификата в окне Mohur.',
    'Confirm in the Mohur window that the certificate is stored.',
  ],
  'doing-registered': ['Hazırdır.', 'Дайын.', 'Готово.', 'Done.'],
  goOn: ['Qeydiyyatı davam etdir', 'Тіркеуді жалғастыру', 'Продолжить регистрацию', 'Go on with the registration'],
  'resumed-data': [
    'Qeydiyyat artıq başlanıb. Davam etmək üçün kodu və açar faylını yenidən verin: ikinci açar yaradılmayacaq.',
    'Тіркеу басталып қойған. Жалғастыру үшін код пен негізгі файлды қайта беріңіз: екінші кілт жасалмайды.',
    'Регистрация уже начата. Чтобы продолжить, снова введите код и выберите ключевой файл: второй ключ создан не будет.',
    'Registration was begun before. To go on, give the code and the key file again: no second key is made.',
  ],
  'resumed-progress': [
    'Qeydiyyat dayandığı yerdən davam edir.',
    'Тіркеу тоқтаған жерінен жалғасады.',
    'Регистрация продолжается с того места, где остановилась.',
    'Registration goes on from where it stopped.',
  ],
  leave: [
    'Başqa istifadəçi kimi başla',
    'Басқа пайдаланушы ретінде бастау',
    'Начать от имени другого пользователя',
    'Begin as another user',
  ],
  finish: ['Profil yaradıldı', 'Профиль құрылды', 'Профиль создан', 'The profile is created'],
  finishHow: [
    'Sertifikat tokendə və bankda qeydiyyatdadır. İlkin açar daha keçmir. «Hazır» düyməsini basın və daxil olun.',
    'Сертификат токенде және банкте тіркелген. Бастапқы кілт енді жарамсыз. «Дайын» батырмасын басып, кіріңіз.',
    'Сертификат на токене и зарегистрирован в банке. Начальный ключ больше не действует. Нажмите «Готово» и войдите.',
    'The certificate is on the token and registered with the bank. The initial key is void. Press “Done” and log in.',
  ],
  doNotFormatAgain: [
    'Tokeni formatlamayın: formatlama açarı və sertifikatı silir.',
    'Токенді форматтамаңыз: форматтау кілт пен сертификатты жояды.',
    'Не форматируйте токен: форматирование уничтожит ключ и сертификат.',
    'Do not format the token: that destroys key and certificate.',
  ],
  done: ['Hazır', 'Дайын', 'Готово', 'Done'],
}

export const registeringWords = inLanguages(rows)
