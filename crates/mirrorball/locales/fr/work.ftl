stream-livelihood = Gagne-pain
stream-love = Amour
stream-care = Soin
unit-hours = heures
unit-words = mots
unit-pieces = pièces
quantity-hours = { $figure } h
quantity-words = { $figure } mots
quantity-pieces = { $figure } pièces
quantity-credits = { $figure } crédits
col-member = Membre
col-state = État
col-month = Mois
col-note = Remarque
col-why = Pourquoi ?
col-day = Jour
col-amount = Montant
log-title = Noter du travail
log-lede = Combien, de quoi. Le reste peut attendre.
log-last-five = Tes dernières sortes de travail
log-stream = Courant
log-task = Quoi ?
log-quantity = Combien ?
log-unit = Compté en
log-circle = Cercle ou projet
log-commons = Commun que cela fait ou dont cela prend soin
log-day = Jour
log-more = Une remarque, ou pour quelqu’un d’autre
log-note = Remarque
log-note-hint = Gardée à côté du registre, pour pouvoir l’effacer.
log-for = À qui est ce travail ?
log-for-hint = Le travail d’une autre personne compte dès qu’elle l’a accepté.
log-for-me = À moi
log-submit = Noter
log-thanks = Noté. Merci.
log-needs-session = Pour noter du travail, ouvre cette page sur un appareil qui a ta clé.
today-hello = Quel plaisir de te voir, { $name }
today-hello-nobody = Aujourd’hui : { $name }
today-quick = Qu’est-ce que tu as fait ?
today-more-fields = Autre jour, cercle, remarque
today-begin = Quatre pas pour commencer
today-step-invite = Inviter quelqu’un par un lien
today-step-log = Noter le premier travail
today-step-confirm = Confirmer le travail des autres
today-step-income = Noter la première recette
today-waiting = T’attend
today-nothing-waits = Rien ne t’attend.
today-more-waiting =
    { $count ->
        [one] Une autre chose attend
       *[other] { $count } autres choses attendent
    }
today-whole-picture = La vue d’ensemble
today-care-carried =
    { $count ->
        [0] Personne n’a porté de soin visible ce mois-ci.
        [one] Un membre a porté le soin qu’on a vu ce mois-ci.
       *[other] { $count } membres ont porté le soin qu’on a vu ce mois-ci.
    }
today-care-none = Aucun soin n’a été vu ce mois-ci. C’est rarement zéro : qu’est-ce que quelqu’un a fait pour que tout tienne ?
today-who = Qui a fait quoi · { $month }
today-more-people = { $count } de plus
today-nobody = Rien n’est encore noté ce mois-ci. La première ligne est la plus dure.
today-happened = Ces derniers temps
today-new = nouveau pour toi
today-everything = Tout ce qui s’est passé
happened-logged =
    { $count ->
        [one] Une contribution notée
       *[other] { $count } contributions notées
    }
happened-attested =
    { $count ->
        [one] Une réponse à une contribution
       *[other] { $count } confirmations ou réponses à des contributions
    }
happened-money =
    { $count ->
        [one] Un mouvement d’argent
       *[other] { $count } mouvements d’argent
    }
happened-promised =
    { $count ->
        [one] Une promesse
       *[other] { $count } promesses faites, tenues ou reprises
    }
happened-answered =
    { $count ->
        [one] Une réponse à une proposition
       *[other] { $count } réponses à des propositions
    }
happened-objection =
    { $count ->
        [one] Un acte au sujet d’une objection
       *[other] { $count } actes au sujet d’objections
    }
happened-voted =
    { $count ->
        [one] Un bulletin
       *[other] { $count } bulletins
    }
happened-advised =
    { $count ->
        [one] Un avis
       *[other] { $count } avis et réponses à des avis
    }
happened-remarked =
    { $count ->
        [one] Une question ou réaction
       *[other] { $count } questions et réactions
    }
happened-checked-in =
    { $count ->
        [one] Un signe de présence
       *[other] { $count } signes de présence
    }
happened-others =
    { $count ->
        [one] une autre personne
       *[other] { $count } autres personnes
    }
wait-attest = { $name } : { $task }, { $quantity }
wait-attest-detail = Es-tu au courant ?
wait-accept = { $name } a noté « { $task } » pour toi
wait-accept-detail = Cela compte dès que tu l’acceptes.
wait-proposal = { $name } propose { $quantity } pour ton travail « { $task } »
wait-proposal-detail = Accepte ou refuse.
wait-disputed = Il y a un désaccord sur ton travail « { $task } »
wait-disputed-detail = Tant que cela dure, ce travail ne compte pas. Lis pourquoi, parlez-en ; puis corrige-le ou retire-le.
wait-share = Un partage de { $amount } est ouvert
wait-share-detail = Il sera comptabilisé le { $when } si personne ne fait objection.
wait-evaluation = { $name } : la fin d’une étape d’essai
wait-evaluation-detail = On te demande ta réponse.
work-title = Travail
work-log = Noter du travail
work-filter = Montrer
work-all = Tout
work-all-members = Tout le monde
work-all-circles = Partout
work-count =
    { $count ->
        [0] Aucune contribution
        [one] Une contribution
       *[other] { $shown } contributions
    }
work-none = Rien ne correspond. Choisis moins, ou note quelque chose.
work-none-yet = Rien n’a encore été noté. Tout compte qui fait avancer les choses : un travail fait, un repas cuisiné, une oreille prêtée.
work-none-care = Aucun soin n’a été vu. C’est rarement zéro : qu’est-ce que quelqu’un a fait pour que tout tienne ?
pager = Pages
pager-newer = Plus récent
pager-older = Plus ancien
state-offered = à accepter
state-waiting = en attente { $have }/{ $need }
state-waiting-short = en attente
state-proposed = autre quantité proposée
state-disputed = en désaccord
state-counted = compte
state-withdrawn = retirée
state-offered-is = Notée par quelqu’un d’autre ; elle attend d’être acceptée.
state-waiting-is =
    { $count ->
        [0] Elle compte bientôt.
        [one] Encore une confirmation, et elle compte.
       *[other] Encore { $count } confirmations, et elle compte.
    }
state-proposed-is = La personne qui a contribué accepte ou refuse.
state-disputed-is = Elle ne compte pas tant que le désaccord n’est pas retiré.
state-counted-is = Confirmée par assez d’autres membres.
state-withdrawn-is = Retirée par la personne qui a contribué.
work-credits = Crédits
work-by-rates = selon les tarifs convenus
work-casual = Avec
work-answer = Ta réponse
work-confirm = Confirmer
work-confirm-is = Tu sais que cela a été fait, et que la quantité est à peu près juste.
work-confirmed-thanks = Confirmé. Merci.
work-propose = Proposer une autre quantité
work-propose-quantity = La quantité, telle que tu la connais
work-propose-submit = Proposer
work-proposed = { $name } propose { $quantity }.
work-dispute = Dire mon désaccord
work-dispute-is = Cela ne comptera pas tant que tu ne retires pas ton désaccord. En parler d’abord va souvent plus vite.
work-dispute-submit = Dire mon désaccord
work-settle = Le retirer
work-settle-is = Tu as dit un désaccord ou proposé une autre quantité.
work-agree = Accepter
work-decline = Refuser
work-accept = Accepter : c’est à moi
work-accept-is = Quelqu’un a noté ce travail pour toi.
work-accepted-thanks = Accepté. Les autres peuvent maintenant le confirmer.
work-correct = Corriger la quantité
work-correct-quantity = La bonne quantité
work-correct-was = C’était { $quantity }.
work-correct-submit = Corriger
work-withdraw = Retirer
work-withdraw-is = Elle reste au registre comme retirée ; rien n’est supprimé.
work-withdraw-submit = La retirer
work-history = Histoire
entry-number = entrée { $index }
work-fitting = Ce qui correspond
history-logged = Noté par { $name }.
history-corrected = Corrigé de { $change }.
history-confirmed = Confirmé par { $name }.
history-disputed = { $name } n’est pas d’accord.
resource-produce = Produit
resource-use = Utilisé
resource-cite = Cité
today-care-waits =
    { $count ->
        [one] Un membre a noté du soin ce mois-ci ; il compte dès que quelqu’un le confirme.
       *[other] { $count } membres ont noté du soin ce mois-ci ; il compte dès que quelqu’un le confirme.
    }
