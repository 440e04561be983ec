package model

// RegionName is the English name of an ISO 3166-2 subdivision, for the countries
// whose names we hold; others are shown as they are written in the listing.
func RegionName(country, region string) string {
	if country == "" || country == "US" || country == region {
		if name, ok := unitedStates[region]; ok {
			return name
		}
	}
	return region
}

// unitedStates holds ISO 3166-2:US: states, the district, and outlying areas;
// with FM, MH and PW, which post and SAMHSA's directory treat alike.
var unitedStates = map[string]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
	"CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
	"FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
	"IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
	"ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
	"MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
	"NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
	"NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
	"PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
	"TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
	"WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
	"AS": "American Samoa", "FM": "Micronesia", "GU": "Guam", "MH": "Marshall Islands",
	"MP": "Northern Mariana Islands", "PR": "Puerto Rico", "PW": "Palau", "VI": "U.S. Virgin Islands",
}
