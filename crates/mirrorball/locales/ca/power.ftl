# El poder, a la vista.

power-title = Poder
power-lede = Quant hi ha de cada cosa, i en quantes mans, a la vista de tothom. No jutja ningú: és per parlar-ne.
power-one-voice = Cap regla no fa pesar una veu per diners, crèdits o antiguitat. Cada papereta porta la veu de qui la fa, i les que altres persones li han volgut donar.
power-period = { $from } – { $until }
power-before = El trimestre anterior
power-after = El trimestre següent
power-all-topics = totes les decisions
power-as-table = El mateix, en una taula
power-nobody = Ningú, en aquest trimestre.
power-voices = Veus en votacions
power-delegated = Veus d’altres persones
power-roles = Rols que es tenen
power-facilitation = Dies facilitant
power-opened = Decisions obertes
power-adopted = Decisions adoptades
power-upheld = Objeccions que han canviat alguna cosa
power-approved = Diners moguts per decisions
power-credits = Crèdits
power-income = Ingressos de repartiments
power-care = Cures
power-is-largest = Part més gran, { $share }: la té qui més en té.
power-is-nakamoto = { $people ->
        [one] Nombre de Nakamoto 1: una persona té més de la meitat.
       *[other] Nombre de Nakamoto { $people }: aquest nombre de persones juntes ja tenen més de la meitat.
    }
power-is-gini = Gini { $gini }: 0 si tothom té el mateix, prop d’1 si una persona ho té tot.
power-is-effective = Nombre efectiu { $people }: és com si aquest nombre de persones tinguessin parts iguals.
power-is-banzhaf = Banzhaf { $share }: si fossin vots, qui més en té capgiraria aquesta part de totes les decisions que algú capgira.
power-is-error = És una estimació, i s’equivoca com a màxim de { $error }.
power-trust = Qui confia en qui ara
power-trust-is = { $people ->
        [0] Ningú no ha demanat a ningú que parli en nom seu.
        [one] Una persona ha demanat a algú que parli en nom seu.
       *[other] { $people } persones han demanat a algú que parli en nom seu. Com més gran, més gent hi passa; un número després d’un nom vol dir persones plegades.
    }
power-trust-none = No hi ha res per dibuixar.
power-in-circle = (en roda)
power-col-trusts = Confia en
power-col-behind = Persones que hi passen
power-col-folded = D’aquestes, plegades
power-col-what = Part més gran de
power-time = Com ha canviat
power-time-is = La part de qui més en té, trimestre a trimestre.
power-unheard = A qui no s’ha sentit
power-unheard-is = Membres de ple dret que en aquest trimestre no han obert, respost ni dit res aquí.
power-unheard-none = S’ha sentit tothom.
power-link = Mira el poder
act-power-watch = S’ha mirat com està el poder
tension-by-nobody = La mirada al poder
tension-alarm = { $what }: una sola persona té { $share } en el trimestre que comença el dia { $quarter }, més de { $threshold }. D’això no se’n segueix res més que parlar-ne.

agreement-power = Mirar el poder
rule-power-circle = El cercle que rep l’avís (tota la comunitat)
rule-power-people-min = Només amb tantes persones o més (5)
rule-power-voices = A partir de quina part en una persona: veus en votacions
rule-power-delegated = El mateix: veus d’altres persones
rule-power-roles = El mateix: rols
rule-power-facilitation = El mateix: dies de facilitació
rule-power-opened = El mateix: decisions obertes
rule-power-adopted = El mateix: decisions adoptades
rule-power-approved = El mateix: diners moguts per decisions
rule-power-credits = El mateix: crèdits
rule-power-income = El mateix: ingressos
rule-power-care = El mateix: cures
power-trust-around = Les persones que passen per { $name }, i aquelles en qui { $name } confia. Tria algú per mirar-ho de més a prop.
power-trust-all = Tothom
