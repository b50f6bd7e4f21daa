/**
 * First names that are one name in many spellings, a group between bars; names in two groups are two names, however near
 * they sound. Rarer ones are left to the ear.
 */
const GROUPS = `
mohamed mohammed muhammad mohamad mouhamed mohammad muhamed mohd med محمد محمّد | mhamed امحمد | simo
ahmed ahmad احمد | hamid حميد | hamza حمزة | hassan hasan حسن
houssine hussein hossein houcine hocine hussain lhoussine elhoussine حسين الحسين | hassani حسني
youssef yousef yusuf yousouf joussef youcef yossef يوسف | younes younous younis yunus يونس
yassine yasine yassin yacine ياسين | yasser yassir yasir ياسر | said saeed سعيد | saad سعد | samir سمير | samira سميرة
saida سعيدة | karim كريم | karima كريمة | amine amin أمين امين | amina امينة | nabil نبيل | nabila نبيلة
rachid rashid رشيد | rachida رشيدة | khalid khaled خالد | omar عمر | amr عمرو | ali علي | alia علية | anas انس
ayoub ayyoub ayub ايوب | adil adel عادل | mehdi mahdi المهدي مهدي | mustapha mustafa moustapha moustafa mostafa مصطفى
brahim ibrahim ابراهيم | driss idriss idris ادريس | ismail ismael smail اسماعيل | hicham hisham هشام | mounir منير
mounia منية | fatima fatma fatime فاطمة
fatimazahra fatimazohra fatimazahrae fatimaezzahra fatimaezzahrae fatimezzahra fatimzahra fz فاطمةالزهراء
zahra zohra الزهراء زهراء زهرة | khadija خديجة | aicha aisha عائشة | meryem mariam maryam meriem myriam mariame مريم
salma selma سلمى | salima سليمة | salim سليم | salam سلام | salah صلاح | sara sarah سارة | samia سامية | sami سامي
sana sanaa sanae سناء | siham سهام | soukaina sokaina soukayna سكينة | leila layla laila ليلى
nadia nadya نادية ناديا | nadira نادرة | naima نعيمة | najat نجاة | nawal نوال | nezha نزهة | nora noura nura نورة
hanane hanan حنان | houda huda هدى | hind هند | ghita rita غيتة | imane iman ايمان | amal امل | asmae asma asmaa اسماء
wafae wafa وفاء | yasmine yasmina jasmine ياسمين | zineb zaineb zaynab زينب | malika مليكة | malik مالك | latifa لطيفة
latif | bouchra بشرى | ikram اكرام | chaimae chaima شيماء | jean | jeanne | paul | paule | pauline | marie | mario
martin | martine | michel | michele michelle | pascal | pascale | francois | francoise | francis | andre | andree
rene | renee | claude | claudine | nicolas nicola | nicole | julien | julie | juliette | sebastien | stephane
stephanie | christian | christine | christophe | catherine katherine | philippe | pierre | laurent | laurence | louis
louise | emmanuel | emmanuelle | daniel | danielle | gabriel | gabrielle | denis | denise | simon | simone | antoine
antonin | thomas | theo | lucas | luc | lucie | camille | emilie | emile | chloe | sophie | sofia
abdlah abdallh abdlh | abdali abdaali | othmane othman uthman عثمان | bilal بلال | walid oualid وليد
tarik tariq tarek طارق | zakaria zakariya زكرياء زكريا | reda rida رضا | jamal جمال | jamila جميلة | aziz عزيز
aziza عزيزة | hafid حفيظ | hafida حفيظة | kamal كمال | noureddine nordine nourdine نورالدين
azzeddine azeddine عزالدين | badr بدر | marouane marwan مروان | marwa مروة | ilyas ilyass elias الياس
soufiane sofiane sufyan سفيان | oussama osama usama اسامة | achraf ashraf اشرف | ilham الهام | loubna lubna لبنى
fouad fuad فؤاد | faouzi | farid فريد | farida فريدة | jawad جواد | mourad murad مراد | mouna mona منى
rajae raja rajaa رجاء | widad وداد | zouhair zoheir زهير
`

/** The groups, each a list of spellings in lower case. */
export const nameGroups: readonly (readonly string[])[] = GROUPS.split(/[|\n]/)
  .map((group) => group.trim())
  .filter((group) => group !== '')
  .map((group) => group.split(' '))

/** Family names that many have in Morocco and France: sharing one says little. */
export const commonFamilyNames: readonly string[] = (
  'alaoui idrissi bennani benali tazi fassi alami amrani berrada benjelloun cherkaoui chraibi filali hassani kabbaj lahlou mansouri naciri ' +
  'ouazzani rachidi sebti slaoui tahiri yacoubi zahraoui ziani daoudi belhaj hamdaoui ouahbi saidi jabri karimi moussaoui skalli bakkali ' +
  'martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre lefevre michel garcia david bertrand roux ' +
  'vincent fournier morel girard andre mercier dupont lambert bonnet francois martinez'
).split(' ')
