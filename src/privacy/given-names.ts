const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'aad aaron abdel abdellah achiel adam adriaan adil agnes ahmed aicha albert alain alex alexander alexandra alexia alfons ali alice aline alois amber amelie amina amir an ana anaïs andré andrea andreas andy angele angelique anita anja ann anna anne annelies annelore annemie annick anneleen annie anouk anthony antoine antoon anton antoinette arjen arlette armand arne arnold arthur astrid august axel ayse aziz ' +
    'barbara bart bas bastiaan beatrice ben benjamin benny benoit bernadette bernard bert bianca bieke birgit bjorn bob boris brahim bram brecht brigitte britt bruno bryan ' +
    'camille carine carl carla carlo carlos carmen carolien carolina caroline cas catherine cathy cedric celine chantal charlotte chiara chloë chris christa christel christelle christian christiaan christianne christina christine christoph christophe cindy claire claude claudia claudine clara clement colette conny constant corinne cornelia cyriel ' +
    'daan daniel daniella danielle danny david davy debby deborah denis denise diana diane dieter dimitri dina dirk dominiek dominique donald dorien doris dorothea dries ' +
    'eddy edgard edith eduard edward edwin eef elena eline elise eliane elien elisabeth elke ella ellen els elsa emiel emile emilie emma emmanuel eric erik erika ernest erna erwin esther etienne eva eveline evelien evelyne evi ewout ezra ' +
    'fabian fabienne fadila fanny farid fatiha fatima fatma femke ferdinand fernand filip finn flavie fleur florence floris frank frans franciscus francine francis francois francoise franky freddy frederic frederik freya frieda friso fien ' +
    'gabriel gabriella gaston geert georges georgette geraldine gerard gerda germaine gerrit gert ghislain ghislaine gilbert gilberte gilles gillian gino gisele godelieve goedele greet greta griet guido guillaume gunter gunther gust gustaaf guy gwen gwendoline ' +
    'hadewych hakim hamza hanna hannah hannelore hanne hannes hans harry hasan hassan heidi helena helene hendrik henk henri herman hermine hilde hind hubert hugo huguette hussein ' +
    'ibrahim ida ignace ilias ilona ilse imane imke ine ines inge ingeborg ingrid irena irene iris irma isa isabel isabelle isabella ivan ivo ivonne ' +
    'jaak jacob jacqueline jacques jade jakob jan jana janne jannes jannick jari jarne jasmien jasmine jason jasper jean jeanine jeanne jeannine jef jeffrey jelle jenny jens jeroen jeremy jerome jessica jesse jetje jill jitse jo joachim joanna jochen joel joeri johan johanna johannes john johnny joke jolien jonas jonathan joost joran jordy joren joris jos josé jozef josephine josette josiane josien joyce jozefa juan jules julia julie julien juliette jurgen justine jutta jonge ' +
    'kaat kamiel karel karen karim karin karina karl karla karlien karolien kasper kathleen kathy katia katja kato katleen katrien katrijn kelly ken kenneth kenny kevin khadija khalid kim kimberly kirsten klaas klaartje koen koenraad koenraad kobe kris krista kristel kristien kristina kristof kurt ' +
    'lander lara lars laura laure laurence laurens laurent lea leen leander leendert leila lena leo leon leona leonie leopold lennert leslie lewis lia liam lianne lien lies liesbet liesbeth lieselot lieve lieven liliane lilly lina linda line linde lindsay lionel lisa lise lisette lisbeth livia lode loes loïc lore loredana lorenz lorenzo lotte lou louis louisa louise louiza lourens luc luca lucas lucie lucien lucienne ludo ludovic ludwig luk luka lukas luna lut lutgarde lutgart lydia lynn ' +
    'maaike maarten machteld mada madeleine magali magda malika manon manu manuel marc marcel marcella maria mariam marian marianne marie marieke mariette marijke marijn marilyn marina mario marion maris marita marius mark marleen marlies marnix martha martijn martin martina martine mathias mathieu mathilde matthias matthijs maurice maurits max maxim maxime may medard megan mehdi mehmet melanie melissa merel mia michael michaela michel michelle michiel mieke miet mike mila milan mina mira miranda mireille miriam mohamed mohammed monica moniek monique mona morgane moussa mounir murat mustafa myriam ' +
    'nabil nadia nadine naïma najat nancy nanou naomi natacha natalia natalie natascha nathalie nathan nele nelly nicky nico nicola nicolas nicole niels niek nikolaas nina noa noah noel noella noor nora nore norbert norma nourdin nuria ' +
    'odette odile olga olivia olivier omar ona oscar osman otto ouafa ' +
    'pablo paola pascal pascale patrice patricia patrick patrik paul paula paulien pauline pedro peggy peter petra philip philippe phil pierre piet pieter pieterjan pol prosper ' +
    'quinten quentin rachel rachid rachida raf rafael raïssa ralf ralph ramon raoul raphael raymond raymonda rebecca regina regine reginald reinhard reinhilde reinout rembert remco remi renaat renate rené renée ria rianne ricardo richard rik rita ritje rob robbe robert roberta roberto robin robrecht robyn rochelle roeland roel roger roland rolande rolf romain roman romy ron ronald ronny roos rosa rosalie rosalia rosanne rose rosette rosita roxane ruben rudi rudolf rudy ruth ' +
    'saar sabine sabrina said saïda salim salima sam samantha sami samir samira samuel samy sandra sandrine sandy sanne sara sarah sander saskia sebastiaan sebastien seppe serge servaas severine shana sharon sien sigrid silke silvia simon simone simonne sien siska sofia sofie solange sonia sonja sophie staf stan stef stefaan stefan stefanie steffi steve steven stien stijn stephan stephane stephanie sus susanna suzan suzanne suzy sven sylvain sylvia sylvie sylviane ' +
    'tamara tania tanja tatiana ted teun theo theofiel thea therese thibault thibaut thierry thijs thomas tibo tiffany tijl tim timothy tina tine tineke tinne tobias tom tomas toon tony toine tristan tuur ' +
    'ulrike urbain ursula valentina valentine valerie vanessa veerle vera verena veronica veronique vic victor victoria vincent viviane vladimir ' +
    'walter ward warre wannes wendy werner wesley wiebe wietse wilfried wilhelmina will willem willy wim wout wouter ' +
    'xander xavier yana yannick yara yasin yasmine yasmina yassine yoeri yolande youri youssef yusuf yvan yves yvette yvonne zahra zakaria zara zeger zeno zoë zita zuleyha'
  )
    .split(' ')
    .map(foldName),
)

/** A name without accents and capitals, for comparison. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether a word is a common given name in Flanders; of a double name ("Jan-Baptist"), whether its first half is. */
export function isGivenName(word: string): boolean {
  const [first = ''] = foldName(word).split('-')
  return GIVEN_NAMES.has(first)
}
