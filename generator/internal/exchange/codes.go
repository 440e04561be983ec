package exchange

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"sitegen/generator/internal/model"
)

// samhsaCodes are the service codes of SAMHSA's National Directories of 2022,
// substance use and mental health, by category. They tell a code that our
// vocabulary leaves out from one that nobody knows.
const samhsaCodes = `
TC: SA DT HH SUMH MH
SET: HI OP RES HID HIT OD ODT OIT OMB ORT RD RL RS PHDT
HOSP: GH PSYH
OM: MU BU NU
OMSC: INPE RPE PC
AUT: NAUT NMAUT ACMA PMAT
SMAT: AUINPE AURPE AUPC
OT: DB BUM BMW OTP DM MM MMW UB UN RPN PAIN MOA NMOA ULC NOOP
PHR: ACM DSF METH BSDM BWN BWON BERI NXN VTRL MHIV MHCV LFXD CLND MPEP MMD NRT NSC CHLOR DROPE FLUPH HALOP LOXAP PERPH PIMOZ PROCH THIOT THIOR TRIFL ARIPI ASENA BREXP CARIP CLOZA ILOPE LURAS OLANZ OLANZF PALIP QUETI RISPE ZIPRA ANTPYCH
TAP: ANG BIA CBT CMI CRV MOTI MXM RELP SACA TRC TELE TWFA AT CRT CFT DBT ECT EMDR GT IDD IPT KIT TMS AIM
FOP: LCCG DDF IH PVTP PVTN STG TBG VAMC FED
LCA: STAG STMH STDH CARF COA HFAP HLA JC NCQA FQHC SOTP DEA MHC
PAY: FSA ITU MC MD MI NP PI SF SI SAMF CLF CMHG CSBG FG OSF PCF SCJJ SEF SMHA SWFS VAF
PYAS: PA SS
SG: AD TAY WN PW MN SE GL VET ADM MF CJ CO COPSU HV XA DV TRMA TBI ALZ PED PEFP PTSD SED SMI
ASPT: CMHA CSAA ISC OPC MHPA STU SSA SMHD PIEC
SCR: BABA DAOF DAUT HIVT STDT TBS MST HBT HCT LABT
TRSRV: ACC DP NOE OFD
RSS: SHG HS AOSS RC PEER EMP
OTHR: TGD TOD
DETOX: ADTX BDTX CDTX MDTX ODTX MDET
ECS: HAEC TAEC HEOH SAE TCC ICO GCO FCO MCO VOC
MSRV: HAV HBV
SMP: SMON SMOP SMPD
AGE: ADLT CHLD SNR YAD
GN: FEM MALE
EXCL: DU DUO AUDO OUDO
SL: SP AH NX FX
OL: F4 F17 F19 F25 F28 F30 F31 F35 F36 F37 F42 F43 F47 F66 F67 F70 F81 F92 N24 N40
FVP: VAPN VAPP VPPD
AS: ACU BC CM CCC DVFP EIH MHS SSD TA IPC SPS ACT AOT CDM COOT DEC FPSY ICM IMR LAD PRS SEMP SH TPC VRS ES
FT: CMHC CBHC MSMH OMH ORES PH PSY RTCA RTCC IPSY SHP VAHC
EMS: CIT PEON PEOFF WI
`

// samhsaCategory maps each code to its category.
var samhsaCategory = func() map[string]string {
	categories := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(samhsaCodes)) {
		category, codes, _ := strings.Cut(line, ":")
		for _, code := range strings.Fields(codes) {
			categories[code] = category
		}
	}
	return categories
}()

var codeShape = regexp.MustCompile(`^[A-Z][A-Z0-9]{0,11}$`)

// splitCodes gives the codes of a service_code_info cell once each, in order.
// Groups are left out when they are empty, so the place of a code says nothing.
func splitCodes(cell string) (codes []string, notes []Note) {
	for _, code := range strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == '*' || r == '\t' || r == '\n' }) {
		code = strings.ToUpper(code)
		known := samhsaCategory[code] != ""
		if !known && !codeShape.MatchString(code) {
			notes = append(notes, Note{"left out: not a code", code})
			continue
		}
		if slices.Contains(codes, code) {
			continue
		}
		codes = append(codes, code)
		if !known {
			notes = append(notes, Note{"unknown code", code})
		}
	}
	return codes, append(notes, contradictions(codes)...)
}

// offers gives the terms that codes stand for. A code that is not there means
// "not reported": it is never a known no.
func offers(codes []string, v *model.Vocabulary) model.TermSet {
	var ids []model.TermID
	for _, code := range codes {
		for _, t := range v.ByAlias("samhsa:" + code) {
			ids = append(ids, t.TermID)
		}
	}
	return model.NewTermSet(ids)
}

// countUnmapped counts the codes of a row that no term has as an alias.
func countUnmapped(codes []string, v *model.Vocabulary, unmapped map[string]int) {
	for _, code := range codes {
		if len(v.ByAlias("samhsa:"+code)) == 0 {
			unmapped[code]++
		}
	}
}

func byFrequency(counts map[string]int) []CodeCount {
	var list []CodeCount
	for code, rows := range counts {
		list = append(list, CodeCount{code, rows})
	}
	slices.SortFunc(list, func(a, b CodeCount) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Code, b.Code))
	})
	return list
}
